import type { ClipSet } from './clips';
import { hashOf } from './chance';
import type { LiveOrigin } from './liveOrigin';
import type { CityCamera } from './city';
import type { Picture } from './wire';

const folder = '/vnp/v1/pictures/';

/** Pictures that alarms and incidents point to. They are drawn, like everything here. */
export class PictureShelf {
  constructor(
    private readonly set: ClipSet,
    private readonly origin: LiveOrigin,
  ) {}

  /** One picture of a happening; `turn` gives another one each time where there are several. */
  of(kind: string, one: CityCamera, atMs: number, turn = 0): Picture[] {
    const drawn = this.set.moments.get(kind) ?? [];
    const start = hashOf(one.camera.id) % Math.max(1, drawn.length);
    const file = drawn[(start + turn) % Math.max(1, drawn.length)] ?? this.stillOf(one);
    return file === null ? [] : [{ url: folder + file, atMs }];
  }

  read(file: string): Buffer | null {
    return this.set.pictures.get(file) ?? null;
  }

  private stillOf(one: CityCamera): string | null {
    const still = this.origin.clipOf(one).stills[0];
    if (!still) return null;
    for (const [file, bytes] of this.set.pictures) if (bytes.equals(still)) return file;
    return null;
  }
}
