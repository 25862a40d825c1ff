import type { PlatformKind, PlatformSettings } from '#contract/settings';
import { AbsentPlatform } from '../platform/common/absentPlatform';
import { ListPlatform } from '../platform/list/listPlatform';
import type { ListSource } from '../platform/list/listSource';
import { MediamtxPlatform } from '../platform/mediamtx/mediamtxPlatform';
import type { MakePlatform } from '../platform/platformRegistry';
import { FrigatePlatform } from '../platform/frigate/frigatePlatform';
import { Go2rtcPlatform } from '../platform/go2rtc/go2rtcPlatform';
import { VnpPlatform } from '../platform/vnp/vnpPlatform';
import type { FarReader } from '../platform/wvp/wvpChannelPage';
import { WvpPlatform } from '../platform/wvp/wvpPlatform';
import { ZlmPlatform } from '../platform/zlm/zlmPlatform';
import type { ClockPort, PlatformPort } from '../wall/ports';
import { typedPlatformId } from './typedAddresses';

/** What every adapter is made from. */
interface PlatformParts {
  settings: PlatformSettings;
  password: string;
  /** Where its settings name a broker. */
  brokerPassword?: string | undefined;
  clock: ClockPort;
  log: (line: string) => void;
  /** Reads long lists beside the thread that serves the windows. */
  far?: FarReader | undefined;
}

/** One line for each kind. */
const makers: Partial<Record<PlatformKind, (parts: PlatformParts) => PlatformPort>> = {
  list: (parts) => new ListPlatform(parts),
  mediamtx: (parts) => new MediamtxPlatform(parts),
  vnp: (parts) => new VnpPlatform(parts),
  wvp: (parts) => new WvpPlatform(parts),
  zlm: (parts) => new ZlmPlatform(parts),
  frigate: (parts) => new FrigatePlatform(parts),
  go2rtc: (parts) => new Go2rtcPlatform(parts),
};

/**
 * Makes the adapter of a platform's kind; one that this build does not have says so. Without its
 * password nobody knocks: platforms lock accounts after a few wrong ones.
 */
export const makePlatform =
  (common: Pick<PlatformParts, 'clock' | 'log' | 'far'> & { typed: ListSource }): MakePlatform =>
  (settings, password, brokerPassword) => {
    const { typed: source, ...others } = common;
    if (settings.platformId === typedPlatformId) {
      return new ListPlatform({ ...others, settings, password: '', source });
    }
    if (password === null) {
      return new AbsentPlatform({ ...others, settings }, { code: 'platform/password-needed' });
    }
    const parts = { ...others, settings, password, brokerPassword };
    return makers[settings.kind]?.(parts) ?? new AbsentPlatform(parts);
  };
