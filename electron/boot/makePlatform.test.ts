import { expect, it } from 'vitest';
import { platformIdSchema } from '#contract/ids';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { makePlatform } from './makePlatform';
import { TypedSource } from '../platform/list/typedSource';

it('knocks nowhere without the password: the light says what is missing', () => {
  const make = makePlatform({
    clock: new FakeClock(),
    log: () => undefined,
    typed: new TypedSource(),
  });
  const platform = make(
    {
      platformId: platformIdSchema.parse('north'),
      kind: 'vnp',
      name: 'North',
      // Nobody listens there; a try would be told as unreachable.
      address: 'http://127.0.0.1:9',
      user: 'wall',
    },
    null,
  );
  platform.start();
  expect(platform.health()).toMatchObject({
    state: 'down',
    name: 'North',
    fault: { code: 'platform/password-needed' },
  });
});
