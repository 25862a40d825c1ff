import { dialog, type BrowserWindow } from 'electron';
import type { NoticePicture } from '#contract/content';
import { success, type Outcome } from '#contract/outcome';
import type { NoticePicturePort } from '../wall/ports';
import type { PictureShelf } from './pictureShelf';

/** Asks at the desk for a picture of a notice and keeps it. */
export class NoticePictures implements NoticePicturePort {
  readonly #shelf: PictureShelf;
  readonly #desk: () => BrowserWindow | undefined;

  constructor(shelf: PictureShelf, desk: () => BrowserWindow | undefined) {
    this.#shelf = shelf;
    this.#desk = desk;
  }

  async choose(): Promise<Outcome<NoticePicture | null>> {
    const desk = this.#desk();
    if (desk === undefined) return success(null);
    const filters = [{ name: 'PNG, JPEG, WebP', extensions: ['png', 'jpg', 'jpeg', 'webp'] }];
    const chosen = await dialog.showOpenDialog(desk, { filters, properties: ['openFile'] });
    const [file] = chosen.filePaths;
    return chosen.canceled || file === undefined ? success(null) : this.#shelf.take(file);
  }
}
