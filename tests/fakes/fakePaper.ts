import { createHash } from 'node:crypto';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PaperPicture, PaperPlace, PaperPort } from '../../electron/wall/ports';

/** Paper in memory: what was written where, and the pictures that a test gives. */
export class FakePaper implements PaperPort {
  readonly files = new Map<string, string>();
  /** What every picture is; a fault code refuses. */
  still: PaperPicture | 'media/no-picture' | 'paper/bad-picture' = {
    type: 'image/png',
    widthPx: 1,
    heightPx: 1,
    size: 3,
    base64: 'AQID',
    sha256: createHash('sha256')
      .update(Buffer.from([1, 2, 3]))
      .digest('hex'),
  };
  copied = '';
  /** What a person chooses to open; null calls off, 'unreadable' fails. */
  opened: { fileName: string; text: string } | null | 'unreadable' = null;
  isCalledOff = false;
  isFull = false;

  choose(suggestedName: string): Promise<PaperPlace | null> {
    if (this.isCalledOff) return Promise.resolve(null);
    return Promise.resolve({
      fileName: suggestedName,
      write: (text, beside) => {
        if (this.isFull) return Promise.resolve(failure('paper/unwritable', 'ENOSPC'));
        this.files.set(suggestedName, text);
        if (beside !== undefined) this.files.set(beside.name, beside.text);
        return Promise.resolve(success(null));
      },
    });
  }

  open(): Promise<Outcome<{ fileName: string; text: string } | null>> {
    const { opened } = this;
    return Promise.resolve(opened === 'unreadable' ? failure('paper/unreadable') : success(opened));
  }

  copy(text: string): void {
    this.copied = text;
  }

  picture(): Promise<Outcome<PaperPicture>> {
    const { still } = this;
    return Promise.resolve(typeof still === 'string' ? failure(still) : success(still));
  }

  hash(text: string): { hex: string; base64: string; size: number } {
    const digest = createHash('sha256').update(text, 'utf8').digest();
    return {
      hex: digest.toString('hex'),
      base64: digest.toString('base64'),
      size: Buffer.byteLength(text),
    };
  }
}
