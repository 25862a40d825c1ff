import { BodyReader } from './bodyReader';
import { maxStreams } from './streams';
import { bodyLimit, json, refuse, replyWith, type Route } from './http';
import type { CityState } from './cityState';
import { heartbeatMs } from './eventSocket';

export function sessionRoutes(city: CityState): Route[] {
  return [
    { method: 'GET', path: '/info', isOpen: true, handle: () => json(infoOf(city)) },
    {
      method: 'POST',
      path: '/login',
      isOpen: true,
      handle: ({ body }) => {
        const read = new BodyReader(body);
        const user = read.text('user', 0, 100);
        const password = read.text('password', 0, 200);
        const wrong = read.refusal();
        return wrong ? refuse(wrong.refusal) : replyWith(city.sessions.login(user, password));
      },
    },
    {
      method: 'POST',
      path: '/login/renew',
      isOpen: true,
      handle: ({ body }) => {
        const read = new BodyReader(body);
        const renewToken = read.text('renewToken', 1, 400);
        const wrong = read.refusal();
        return wrong ? refuse(wrong.refusal) : replyWith(city.sessions.renew(renewToken));
      },
    },
  ];
}

function infoOf(city: CityState): unknown {
  return {
    protocol: 'vnp/1',
    name: '演练城市 清河市',
    nameEn: 'Rehearsal city Qinghe',
    version: '1.0.0',
    demo: city.isDemo,
    capabilities: [
      'catalog-changes',
      'live-hls',
      'snapshot',
      'recordings',
      'ptz',
      'alarms',
      'incidents',
      'statistics',
      'rehearsal',
    ],
    limits: {
      pageSize: 5000,
      streams: maxStreams,
      bodyBytes: bodyLimit,
      eventsKept: city.events.keeps,
      heartbeatMs,
    },
    serverTimeMs: city.now(),
  };
}
