import { describe, expect, it } from 'vitest';
import { Sessions } from './sessions';

const account = { user: 'wall', password: 'right' };

function someSessions() {
  const clock = { nowMs: 1_000_000 };
  return { clock, sessions: new Sessions(account, 60_000, () => clock.nowMs) };
}

function loggedIn(sessions: Sessions) {
  const session = sessions.login('wall', 'right');
  if (!session.ok) throw new Error('refused');
  return session.value;
}

describe('Sessions', () => {
  it('refuses a wrong user and a wrong password alike', () => {
    const { sessions } = someSessions();
    const refusal = { status: 401, code: 'bad-login' };
    expect(sessions.login('wall', 'wrong')).toMatchObject({ refusal });
    expect(sessions.login('nobody', 'right')).toMatchObject({ refusal });
  });

  it('tells a token that ran out from one that it never gave', () => {
    const { sessions, clock } = someSessions();
    const { accessToken } = loggedIn(sessions);
    expect(sessions.check(accessToken).ok).toBe(true);
    clock.nowMs += 60_000;
    expect(sessions.check(accessToken)).toMatchObject({ refusal: { code: 'expired-token' } });
    expect(sessions.check('made-up')).toMatchObject({ refusal: { code: 'bad-token' } });
    expect(sessions.check(null)).toMatchObject({ refusal: { code: 'bad-token' } });
  });

  it('renews once with each renew token, also after the access token ran out', () => {
    const { sessions, clock } = someSessions();
    const { renewToken } = loggedIn(sessions);
    clock.nowMs += 120_000;
    const renewed = sessions.renew(renewToken);
    expect(renewed.ok && sessions.check(renewed.value.accessToken).ok).toBe(true);
    expect(sessions.renew(renewToken)).toMatchObject({ refusal: { code: 'bad-token' } });
  });

  it('does not renew for ever', () => {
    const { sessions, clock } = someSessions();
    const { renewToken, renewUntilMs } = loggedIn(sessions);
    clock.nowMs = renewUntilMs;
    expect(sessions.renew(renewToken)).toMatchObject({ refusal: { code: 'expired-token' } });
  });
});
