import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { clipboard, dialog, type BrowserWindow } from 'electron';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PaperPicture, PaperPlace, PaperPort } from '../wall/ports';
import { checkStill } from './stillCheck';

/** How long one picture may take. */
const pictureWaitMs = 10_000;

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** Documents that a person takes out of the program, asked for at the desk. */
export class DeskPaper implements PaperPort {
  readonly #desk: () => BrowserWindow | undefined;

  constructor(desk: () => BrowserWindow | undefined) {
    this.#desk = desk;
  }

  async choose(suggestedName: string): Promise<PaperPlace | null> {
    const desk = this.#desk();
    if (desk === undefined) return null;
    const kind = kindOf(suggestedName);
    const filters = [{ name: kind.toUpperCase(), extensions: [kind] }];
    const chosen = await dialog.showSaveDialog(desk, { defaultPath: suggestedName, filters });
    if (chosen.canceled || chosen.filePath === '') return null;
    const file = endings[kind].test(extname(chosen.filePath))
      ? chosen.filePath
      : `${chosen.filePath}.${kind}`;
    return { fileName: basename(file), write: (text, beside) => writeBoth(file, text, beside) };
  }

  async open(
    ending: 'json' | 'jsonl',
  ): Promise<Outcome<{ fileName: string; text: string } | null>> {
    const desk = this.#desk();
    if (desk === undefined) return success(null);
    const extensions = ending === 'jsonl' ? ['jsonl', 'json', 'txt'] : [ending];
    const filters = [{ name: ending.toUpperCase(), extensions }];
    const chosen = await dialog.showOpenDialog(desk, { properties: ['openFile'], filters });
    const [file] = chosen.filePaths;
    return chosen.canceled || file === undefined ? success(null) : readText(file);
  }

  copy(text: string): void {
    void clipboard.writeText(text);
  }

  async picture(url: string): Promise<Outcome<PaperPicture>> {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(pictureWaitMs) });
      if (!answer.ok) return failure('media/no-picture');
      const bytes = Buffer.from(await answer.arrayBuffer());
      const head = checkStill(bytes);
      if (head === undefined) return failure('paper/bad-picture');
      const hex = sha256(bytes).toString('hex');
      return success({
        ...head,
        size: bytes.length,
        base64: bytes.toString('base64'),
        sha256: hex,
      });
    } catch {
      return failure('media/no-picture');
    }
  }

  hash(text: string): { hex: string; base64: string; size: number } {
    const bytes = Buffer.from(text, 'utf8');
    const digest = sha256(bytes);
    return { hex: digest.toString('hex'), base64: digest.toString('base64'), size: bytes.length };
  }
}

type PaperKind = keyof typeof endings;
const endings = { html: /^\.html?$/i, json: /^\.json$/i, jsonl: /^\.jsonl$/i };

const kindOf = (name: string): PaperKind =>
  (['json', 'jsonl'] as const).find((kind) => endings[kind].test(extname(name))) ?? 'html';

/** What is larger is no document of ours; reading it would only take memory. */
const mostBytes = 32 * 1024 * 1024;

const readText = async (file: string): Promise<Outcome<{ fileName: string; text: string }>> => {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) return failure('paper/unreadable', 'too large');
    // Editors of some systems begin a file with a mark that is no part of its text.
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    return success({ fileName: basename(file), text });
  } catch (error) {
    return failure('paper/unreadable', (error as NodeJS.ErrnoException).code ?? '');
  }
};

const writeBoth = async (
  file: string,
  text: string,
  beside?: { name: string; text: string },
): Promise<Outcome<null>> => {
  try {
    if (beside !== undefined) await writeWhole(join(dirname(file), beside.name), beside.text);
    await writeWhole(file, text);
    return success(null);
  } catch (error) {
    return failure('paper/unwritable', (error as NodeJS.ErrnoException).code ?? '');
  }
};

/** Beside the place first, so that a full disk leaves no half of a document. */
const writeWhole = async (file: string, text: string): Promise<void> => {
  const fresh = `${file}.part`;
  try {
    const handle = await open(fresh, 'w');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
};
