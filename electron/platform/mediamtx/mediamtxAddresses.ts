import type { PlatformSettings } from '#contract/settings';

/** Where its servers are, each without a slash at its end. */
export interface MediamtxAddresses {
  api: string;
  hls: string;
  webrtc: string;
  playback: string;
}

const ports = { hls: 8888, webrtc: 8889, playback: 9996 } as const;

const trimmed = (address: string): string => address.replace(/\/+$/, '');

/**
 * Its servers listen on ports of their own, on the host of the control interface unless a person
 * says otherwise.
 */
export const addressesOf = ({ address, options }: PlatformSettings): MediamtxAddresses => {
  const besideApi = (server: keyof typeof ports): string => {
    const url = new URL(address);
    return `${url.protocol}//${url.hostname}:${String(ports[server])}`;
  };
  const said = (option: string, server: keyof typeof ports): string => {
    const value = options?.[option]?.trim() ?? '';
    return trimmed(/^https?:\/\//i.test(value) && URL.canParse(value) ? value : besideApi(server));
  };
  return {
    api: trimmed(address),
    hls: said('hlsAddress', 'hls'),
    webrtc: said('webrtcAddress', 'webrtc'),
    playback: said('playbackAddress', 'playback'),
  };
};

/** A path's name in an address: its slashes stay. */
export const inAddress = (path: string): string =>
  path.split('/').map(encodeURIComponent).join('/');

/** What tells them who we are. Without a user the password is a token. */
export const headersOf = (user: string, password: string): Record<string, string> => {
  if (user === '' && password === '') return {};
  if (user === '') return { authorization: `Bearer ${password}` };
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
};
