import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import type { HeldStills } from './heldStills';
import type { PictureShelf } from './pictureShelf';
import { contentTypeOf, pageHeaders, resolvePage } from './appPaths';

/** Makes `app:` a scheme like https for the pages; must run before the program is ready. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
};

const refusal = (status: number): Response =>
  new Response(null, { status, headers: { ...pageHeaders } });

/** What is served beside the pages. */
interface Shown {
  stills: HeldStills;
  pictures: Pick<PictureShelf, 'read'>;
}

const answerFrom = async (
  folder: string,
  { stills, pictures }: Shown,
  request: Request,
): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const parts = resolvePage(request.url);
  const type = parts && contentTypeOf(parts.at(-1) ?? '');
  if (parts === undefined || type === undefined) return refusal(404);
  const still = stills.read(parts) ?? (await pictures.read(parts));
  if (still !== undefined) {
    return new Response(still, { headers: { ...pageHeaders, 'content-type': type } });
  }
  try {
    const content = await readFile(join(folder, ...parts));
    const body = request.method === 'HEAD' ? null : new Uint8Array(content);
    return new Response(body, { headers: { ...pageHeaders, 'content-type': type } });
  } catch {
    return refusal(404);
  }
};

/** Serves the pages in `folder`, the held stills and the pictures of notices as `app://brightwall/…`, and nothing else. */
export const serveAppProtocol = (session: Session, folder: string, shown: Shown): void => {
  session.protocol.handle('app', (request) => answerFrom(folder, shown, request));
};
