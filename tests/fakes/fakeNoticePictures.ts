import type { NoticePicture } from '#contract/content';
import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';
import type { NoticePicturePort } from '../../electron/wall/ports';

export const aNoticePicture: NoticePicture = {
  file: `${'a'.repeat(64)}.png`,
  widthPx: 1920,
  heightPx: 1080,
};

/** A person who chooses the same picture every time; null calls off, a fault code refuses. */
export class FakeNoticePictures implements NoticePicturePort {
  answer: NoticePicture | null | FaultCode = aNoticePicture;

  choose(): Promise<Outcome<NoticePicture | null>> {
    const { answer } = this;
    return Promise.resolve(typeof answer === 'string' ? failure(answer) : success(answer));
  }
}
