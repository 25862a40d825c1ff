import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noticePictureSchema, type NoticePicture } from '#contract/content';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PaperPicture } from '../wall/ports';
import { checkStill, isMovingStill, mostStillBytes, stillHead } from './stillCheck';

const folderName = 'pictures';
/** Far more than anybody puts on a wall, and no disk is full of them. */
const mostPictures = 300;

const endings: Readonly<Record<PaperPicture['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/**
 * Pictures of notices in a folder of the station, each under the hash of its bytes. Only heads are
 * read here: a picture is decoded by a page in its sandbox, the desk's before any wall's.
 */
export class PictureShelf {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, folderName);
  }

  /** The picture that a path of ours names. */
  async read(parts: readonly string[]): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const [first, file, ...more] = parts;
    if (first !== folderName || more.length > 0) return undefined;
    const name = noticePictureSchema.shape.file.safeParse(file);
    if (!name.success) return undefined;
    try {
      return new Uint8Array(await readFile(join(this.#folder, name.data)));
    } catch {
      return undefined;
    }
  }

  /** Keeps a copy of a picture file. Faults notice/*, store/unwritable. */
  async take(file: string): Promise<Outcome<NoticePicture>> {
    try {
      const { size } = await stat(file);
      if (size > mostStillBytes) return failure('notice/too-large');
      const bytes = await readFile(file);
      const head = checkStill(bytes);
      if (head === undefined) {
        return failure(stillHead(bytes) === undefined ? 'notice/no-picture' : 'notice/too-large');
      }
      // What moves by itself has no place on a quiet wall, and might flash.
      if (isMovingStill(bytes)) return failure('notice/no-picture');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const { widthPx, heightPx } = head;
      return await this.#keep({ file: `${hash}.${endings[head.type]}`, widthPx, heightPx }, bytes);
    } catch {
      return failure('notice/no-picture');
    }
  }

  async #keep(picture: NoticePicture, bytes: Buffer): Promise<Outcome<NoticePicture>> {
    try {
      await mkdir(this.#folder, { recursive: true });
      const kept = await readdir(this.#folder);
      if (kept.includes(picture.file)) return success(picture);
      if (kept.length >= mostPictures) return failure('notice/full');
      const fresh = join(this.#folder, `${picture.file}.new`);
      await writeFile(fresh, bytes, { mode: 0o600 });
      await rename(fresh, join(this.#folder, picture.file));
      return success(picture);
    } catch (error) {
      return failure('store/unwritable', (error as NodeJS.ErrnoException).code ?? '');
    }
  }
}
