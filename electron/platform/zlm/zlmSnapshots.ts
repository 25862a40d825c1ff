import { createHash } from 'node:crypto';

import { failure, success, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../wall/ports';
import type { ZlmApi } from './zlmApi';
import { pathOf, type ZlmStream } from './zlmStreams';

/** So long the server keeps a picture: whoever fetches it next need not wait again. */
const keptSeconds = '30';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Still pictures. Where none can be made, the server answers with its logo as if all were well;
 * the logo is learned once, from an address at which nothing can be.
 */
export class ZlmSnapshots {
  readonly #parts: { root: string; secret: string; api: ZlmApi };
  #logo: string | undefined;

  constructor(parts: { root: string; secret: string; api: ZlmApi }) {
    this.#parts = parts;
  }

  async of(stream: ZlmStream): Promise<Outcome<Upstream>> {
    const { root, secret, api } = this.#parts;
    const logo = await this.#learnLogo();
    if (!logo.ok) return logo;
    const args = {
      url: `${root}/${pathOf(stream, '.live.ts')}`,
      timeout_sec: '5',
      expire_sec: keptSeconds,
    };
    const picture = await api.picture(args);
    if (!picture.ok) return picture;
    if (hashOf(picture.value) === logo.value) return failure('media/no-picture');
    const query = new URLSearchParams({ secret, ...args }).toString();
    return success({ url: `${root}/index/api/getSnap?${query}`, headers: {} });
  }

  async #learnLogo(): Promise<Outcome<string>> {
    if (this.#logo !== undefined) return success(this.#logo);
    const url = 'rtmp://127.0.0.1:1/nothing/nothing';
    const logo = await this.#parts.api.picture({ url, timeout_sec: '1', expire_sec: '1' });
    if (!logo.ok) return logo;
    this.#logo = hashOf(logo.value);
    return success(this.#logo);
  }
}
