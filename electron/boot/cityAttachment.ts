import { platformIdSchema } from '#contract/ids';
import type { CitySettings, PlatformSettings } from '#contract/settings';
import type { CityAddress, CityProcess } from '../host/cityProcess';
import type { PlatformRack } from './platformRack';

/** The embedded city among the platforms. */
export const cityPlatformId = platformIdSchema.parse('city');

interface Attachment {
  city: CityProcess;
  rack: PlatformRack;
  script: 'off' | 'random' | 'day' | undefined;
  port: number | undefined;
}

const settingsOf = ({ address, user }: CityAddress): PlatformSettings => ({
  platformId: cityPlatformId,
  kind: 'vnp',
  // eslint-disable-next-line house/words-in-text-room -- the name of a platform is data, as with any other
  name: '演练城市 Rehearsal city',
  address,
  user,
});

/** Starts, stops and redraws the embedded city as the settings ask, and connects to it. */
export class CityAttachment {
  readonly #parts: Attachment;
  #current = '';
  #attachedTo = '';

  constructor(parts: Attachment) {
    this.#parts = parts;
    parts.city.onReady((where) => {
      // A city that was revived stands where it stood; the adapter finds back by itself.
      if (this.#attachedTo === where.address) return;
      this.#attachedTo = where.address;
      parts.rack.attach(settingsOf(where), where.password);
    });
  }

  follow(wanted: CitySettings): void {
    const next = JSON.stringify(wanted);
    if (next === this.#current) return;
    this.#current = next;
    const { city, rack, script, port } = this.#parts;
    this.#attachedTo = '';
    city.stop();
    if (!wanted.isOn) {
      void rack.detach(cityPlatformId);
      return;
    }
    const { cameras, seed, alarmsPerHour } = wanted;
    city.start({ cameras, seed, alarmsPerHour, script, port });
  }
}
