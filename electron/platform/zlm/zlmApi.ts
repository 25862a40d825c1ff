import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';

import type { BoundedAnswer, BoundedFetch } from '../common/boundedFetch';
import { readJson } from '../common/readAnswer';
import { plainText } from '../plainText';
import { wireAnswerSchema } from './zlmWire';

/** What the codes of its answers mean; the status says nothing. */
const codes: Readonly<Record<number, FaultCode>> = {
  [-1]: 'platform/failed',
  [-100]: 'platform/login-refused',
  [-200]: 'platform/failed',
  [-300]: 'platform/refused',
  [-400]: 'platform/failed',
  [-500]: 'platform/refused',
};

interface ZlmApiParts {
  /** Without a slash at its end. */
  root: string;
  secret: string;
  ask: BoundedFetch;
  onTook: (tookMs: number) => void;
}

/**
 * The HTTP interface of a media server. Its secret gives full control over the server: it goes in
 * the body of a request, so that no log of addresses holds it.
 */
export class ZlmApi {
  readonly #parts: ZlmApiParts;

  constructor(parts: ZlmApiParts) {
    this.#parts = parts;
  }

  /** Asks for something; the answer is its data. */
  async ask(name: string, args: Record<string, string> = {}): Promise<Outcome<unknown>> {
    const answer = await this.#post(name, args, 8_000);
    if (!answer.ok) return answer;
    this.#parts.onTook(answer.value.tookMs);
    const refused = refusalOf(answer.value.status);
    if (refused !== undefined) return failure(refused, `status ${String(answer.value.status)}`);
    const json = readJson(answer.value);
    if (!json.ok) return json;
    const told = wireAnswerSchema.safeParse(json.value);
    if (!told.success) return failure('platform/bad-answer', name);
    const { code, msg, data } = told.data;
    if (code === 0) return success(data);
    return failure(codes[code] ?? 'platform/failed', plainText(msg ?? String(code), 200));
  }

  /** The bytes of a still picture, or of the logo that stands in for it. */
  async picture(args: Record<string, string>): Promise<Outcome<Uint8Array>> {
    const answer = await this.#post('getSnap', args, 12_000);
    if (!answer.ok) return answer;
    const { bytes, headers } = answer.value;
    const isPicture = headers.get('content-type')?.startsWith('image/') === true;
    return isPicture && bytes.byteLength > 0 ? success(bytes) : failure('media/no-picture');
  }

  #post(
    name: string,
    args: Record<string, string>,
    limitMs: number,
  ): Promise<Outcome<BoundedAnswer>> {
    const { root, secret, ask } = this.#parts;
    const body = { form: { secret, ...args } };
    return ask({ method: 'POST', url: `${root}/index/api/${name}`, body, limitMs });
  }
}

const refusalOf = (status: number): FaultCode | undefined => {
  if (status >= 500) return 'platform/failed';
  // Such as an address outside of the ranges that it lets in.
  if (status === 401 || status === 403) return 'platform/refused';
  return status >= 300 ? 'platform/bad-answer' : undefined;
};
