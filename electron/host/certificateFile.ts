import { readFile, stat } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';
import { failure, success, type Outcome } from '#contract/outcome';

/** Bundles of whole countries are smaller. */
const maxBytes = 256 * 1024;
const filters = [{ name: 'PEM, DER', extensions: ['pem', 'crt', 'cer', 'der'] }];

/** Asks at the desk for a file of certificates; null: called off. Fault paper/unreadable. */
export const chooseCertificateFile =
  (desk: () => BrowserWindow | undefined) => async (): Promise<Outcome<Buffer | null>> => {
    const window = desk();
    if (window === undefined) return success(null);
    const chosen = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
    const [file] = chosen.filePaths;
    if (chosen.canceled || file === undefined) return success(null);
    try {
      const { size } = await stat(file);
      if (size > maxBytes) return failure('paper/unreadable', 'too large');
      return success(await readFile(file));
    } catch (error) {
      return failure('paper/unreadable', (error as NodeJS.ErrnoException).code ?? '');
    }
  };
