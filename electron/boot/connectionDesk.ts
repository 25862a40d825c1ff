import type { BrowserWindow } from 'electron';
import type { PlatformSettings } from '#contract/settings';
import { AuthorityBook } from '../host/authorityBook';
import { chooseCertificateFile } from '../host/certificateFile';
import { systemClock } from '../host/systemClock';
import type { MediaGateway } from '../media/mediaGateway';
import { trustAuthorities } from '../media/trust';
import { ConnectionTest } from '../platform/probe/connectionTest';
import type { MakePlatform } from '../platform/platformRegistry';
import type { ConnectionTestPort } from '../wall/connectionPorts';
import type { MediaPort, PaperPort, StorePort } from '../wall/ports';
import type { Passwords } from './platformRack';

/** Private authorities: trusted by this process and by the gateway alike. */
export const authorityBook = (
  store: StorePort,
  desk: () => BrowserWindow | undefined,
  media: Pick<MediaGateway, 'trust'>,
): AuthorityBook =>
  new AuthorityBook(store, chooseCertificateFile(desk), (certificates) => {
    trustAuthorities(certificates);
    media.trust(certificates);
  });

interface Parts {
  passwords: Pick<Passwords, 'get'>;
  makePlatform: MakePlatform;
  /** Pictures of a test come the way that those of walls come. */
  media: Pick<MediaPort, 'picture'>;
  paper: Pick<PaperPort, 'picture'>;
}

/** Tests of connections as the desk asks for them: one at a time, a new one ends the one before. */
export const connectionDesk = (parts: Parts): ConnectionTestPort => {
  const { passwords, makePlatform, media, paper } = parts;
  const common = {
    makePlatform,
    now: () => systemClock.now(),
    seePicture: async (upstream: Parameters<MediaPort['picture']>[0]) => {
      const shown = await media.picture(upstream);
      return shown.ok ? paper.picture(shown.value) : shown;
    },
  };
  let running: ConnectionTest | undefined;
  return {
    test: async (platform, password) => {
      running?.stop();
      const known = password ?? (await passwords.get(platform.platformId)) ?? '';
      const test = new ConnectionTest(common, withoutBroker(platform), known);
      running = test;
      const report = await test.run();
      if (running === test) running = undefined;
      return report;
    },
    testing: () => running?.report() ?? null,
    stop: () => {
      running?.stop();
    },
  };
};

/** What is tried is the platform itself; a broker besides is not asked with a password it may not have. */
const withoutBroker = ({ options, ...platform }: PlatformSettings): PlatformSettings => {
  if (options === undefined) return platform;
  const { broker: _, ...others } = options;
  return { ...platform, options: others };
};
