import { createHash, randomBytes } from 'node:crypto';

import { always, data, ofCommon, refusal, type Route } from './routing';
import { channelOf, type FakeState } from './state';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as the platform signs it: name and end, and a signature that nobody here reads. */
export const makeToken = ({ user, tokenLifeMinutes }: FakeState): string => {
  const exp = Math.floor((Date.now() + tokenLifeMinutes * 60_000) / 1_000);
  const head = part({ kid: '0000', typ: 'JWT', alg: 'RS256' });
  const claims = part({ aud: 'Audience', sub: 'login', userName: user, exp });
  return `${head}.${claims}.${randomBytes(12).toString('base64url')}`;
};

const logIn: Route['answer'] = (state, { query }) => {
  const isRight =
    query.get('username') === state.user && query.get('password') === md5(state.password);
  if (!isRight) return refusal('用户名或密码错误');
  state.account.logIns += 1;
  const token = makeToken(state);
  state.tokens.add(token);
  const role = {
    id: 1,
    name: 'admin',
    authority: '0',
    createTime: '2026-01-01 00:00:00',
    updateTime: '2026-01-01 00:00:00',
  };
  return {
    kind: 'login',
    token,
    data: {
      accessToken: token,
      serverId: '000000',
      username: state.user,
      password: null,
      id: 2,
      role,
      pushKey: '3e80d1762a324d5b0ff636e0bd16f1e3',
      authorities: null,
      enabled: true,
      accountNonExpired: true,
      accountNonLocked: true,
      credentialsNonExpired: true,
    },
  };
};

const version: Route['answer'] = ({ features }) =>
  data({
    git_Revision: '0000000000000000000000000000000000000000',
    create_By: null,
    git_BRANCH: 'master',
    git_URL: 'https://example.invalid/wvp.git',
    build_DATE: '2026-08-06 10:00:00',
    git_DATE: '2026-08-06 09:58:00',
    artifactId: null,
    git_Revision_SHORT: '0000000',
    version: features.version,
    project: null,
    build_Jdk: null,
  });

const position: Route['answer'] = (state, { query }) => {
  const channel = channelOf(state, Number(query.get('channelId')));
  if (channel === undefined) return refusal('通道不存在');
  return data({
    channelId: channel.gbId,
    channelDeviceId: channel.gbDeviceId,
    timestamp: Date.now(),
    longitude: channel.longitude,
    latitude: channel.latitude,
    altitude: 0.0,
    speed: 0.0,
    direction: 0.0,
    createTime: '2026-01-05 09:04:05',
  });
};

/** Log-in and what the server says of itself. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/user/login', isOpen: true, isThere: always, answer: logIn },
  { method: 'GET', path: '/api/server/version', isThere: always, answer: version },
  { method: 'GET', path: '/api/position/latest', isThere: ofCommon, answer: position },
];
