import * as http from 'node:http';
import * as https from 'node:https';
import type { PlatformSettings } from '#contract/settings';
import { finding, minuteText, type Finding } from './finding';
import type { Place } from './reachSteps';

const limitMs = 8_000;
const maxBytes = 4_096;
/** Clocks told in seconds over a network are never closer than that. */
const clockSlackMs = 30_000;

/** Something that the interface of this kind answers, logged in or not, and never with a page. */
const openPaths: Partial<Record<string, string>> = {
  vnp: '/vnp/v1/info',
  wvp: '/api/user/userInfo',
  frigate: '/api/version',
  mediamtx: '/v3/paths/list',
  go2rtc: '/api/streams',
  zlm: '/index/api/version',
};

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Its beginning. */
  text: string;
}

/** Asks for something open and looks at who answers. */
export const lookAtHttp = async (
  place: Place,
  kind: PlatformSettings['kind'],
  now: () => number,
  signal: AbortSignal,
): Promise<Finding> => {
  const base = place.url.href.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const path = openPaths[kind];
  const answer = await ask(path === undefined ? place.url : new URL(base + path), signal);
  if ('code' in answer) return answer;
  return answerFinding(answer, place, { isInterface: path !== undefined, nowMs: now() });
};

const ask = (url: URL, signal: AbortSignal): Promise<Answer | Finding> =>
  new Promise((resolve) => {
    const { request } = url.protocol === 'https:' ? https : http;
    // No connection is kept: what is tried here is the way as it is now.
    const asked = request(url, { agent: false, signal, headers: { accept: 'application/json' } });
    asked.setTimeout(limitMs, () => {
      resolve(finding('http-silent'));
      asked.destroy();
    });
    asked.once('error', () => {
      resolve(finding('http-broken'));
    });
    asked.once('response', (response) => {
      let text = '';
      const settle = (): void => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        asked.destroy();
      };
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > maxBytes) settle();
      });
      response.once('end', settle);
      response.once('error', settle);
    });
    asked.end();
  });

interface Expected {
  isInterface: boolean;
  nowMs: number;
}

/** Names who answered. */
const answerFinding = (
  { status, headers, text }: Answer,
  { url }: Place,
  { isInterface, nowMs }: Expected,
): Finding => {
  if (status === 511) return finding('http-portal', { where: url.host });
  if (status === 407) return finding('http-proxy');
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return sentTo(headers.location, url);
  }
  const portal = portalOf(text, url);
  if (portal !== undefined && isInterface) return finding('http-portal', { where: portal });
  if (status >= 500) return finding('http-failed', { status: String(status) });
  const isPage = /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(text);
  if (isPage && isInterface) return finding('http-page', { status: String(status) });
  const theirMs = Date.parse(headers.date ?? '');
  if (Math.abs(theirMs - nowMs) > clockSlackMs) {
    return finding('http-clock', { ours: minuteText(nowMs), theirs: minuteText(theirMs) });
  }
  return finding('http-good', { status: String(status) });
};

const sentTo = (location: string, from: URL): Finding => {
  if (!URL.canParse(location, from.href)) return finding('http-broken');
  const to = new URL(location, from);
  if (to.hostname !== from.hostname) return finding('http-portal', { where: to.host });
  if (to.origin !== from.origin) return finding('http-moved', { where: to.origin });
  return finding('http-page', { status: '302' });
};

/** A page that leads the browser to another host by itself, as networks do that want a log-in. */
const portalOf = (text: string, from: URL): string | undefined => {
  const lead =
    /<meta[^>]+url=['"]?(https?:\/\/[^'">\s]+)/i.exec(text) ??
    /location(?:\.href)?\s*(?:=|\.replace\()\s*\(?['"](https?:\/\/[^'"]+)/i.exec(text);
  const to = lead?.[1];
  if (to === undefined || !URL.canParse(to)) return undefined;
  const { hostname, host } = new URL(to);
  return hostname === from.hostname ? undefined : host;
};
