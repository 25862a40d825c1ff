import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { failure, success } from '#contract/outcome';
import type { PlatformId } from '#contract/ids';
import type { PlatformSettings } from '#contract/settings';
import type { PlatformHealth, StationView } from '#contract/view';
import { fakeBridge, installBridge, type FakeBridge } from '../../../../tests/fakes/fakeBridge';
import { startText } from '../../../kit/text/text';
import { PlatformBlock } from './PlatformBlock';

const east: PlatformSettings = {
  platformId: 'vnp-east' as PlatformId,
  kind: 'vnp',
  name: 'East',
  address: 'https://east.test/',
  user: 'wall',
};
const west: PlatformSettings = {
  ...east,
  platformId: 'wvp-west' as PlatformId,
  kind: 'wvp',
  name: 'West',
  isOn: false,
};
const health = {
  platformId: east.platformId,
  name: 'East',
  state: 'down',
  sinceMs: 0,
  cameraCount: 12,
  fault: { code: 'platform/certificate' },
} as PlatformHealth;
let bridge: FakeBridge;
let removeBridge: () => void;

beforeAll(async () => {
  await startText('en');
});

beforeEach(async () => {
  bridge = fakeBridge();
  const channels = ['enable', 'order', 'remove', 'rename', 'connect', 'stop-test'] as const;
  for (const one of channels) bridge.answer(`platform:${one}`, () => success(null));
  bridge.answer('platform:testing', () => success(null));
  removeBridge = installBridge(bridge);
  const station = { platforms: [health], isKeychainThere: false } as unknown as StationView;
  const onChanged = async (): Promise<void> => undefined;
  await act(
    async () =>
      void render(
        <PlatformBlock station={station} platforms={[east, west]} onChanged={onChanged} />,
      ),
  );
});

afterEach(() => {
  cleanup();
  removeBridge();
});

const press = (name: string | RegExp): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));

const type = (label: string, value: string): Promise<void> =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));

it('says how each does, and once that passwords stay in memory here', () => {
  const [first, second] = screen.getAllByRole('listitem');
  expect(within(first as HTMLElement).getByText(/certificate is not trusted/)).toBeTruthy();
  expect(within(first as HTMLElement).getByText('12 cameras')).toBeTruthy();
  expect(within(second as HTMLElement).getByText('Off')).toBeTruthy();
  expect(screen.getAllByText(/no keychain/)).toHaveLength(1);
});

it('moves one, and turns one on', async () => {
  expect(screen.queryByRole('button', { name: 'Move East up' })).toBeNull();
  await press('Move East down');
  expect(bridge.askedOn('platform:order')).toEqual([
    { platformIds: [west.platformId, east.platformId] },
  ]);
  await press('Turn West on');
  expect(bridge.askedOn('platform:enable')).toEqual([{ platformId: west.platformId, isOn: true }]);
});

it('removes one only after the question', async () => {
  await press('Remove East');
  expect(document.activeElement?.textContent).toBe('Keep');
  await press('Keep');
  expect(bridge.askedOn('platform:remove')).toEqual([]);
  await press('Remove East');
  await press('Remove');
  expect(bridge.askedOn('platform:remove')).toEqual([{ platformId: east.platformId }]);
});

it('gives another name without connecting anew, and another address with it', async () => {
  await press('Change East');
  await type('Name', 'River');
  await press('Save');
  expect(bridge.askedOn('platform:rename')).toEqual([
    { platformId: east.platformId, name: 'River' },
  ]);
  expect(bridge.askedOn('platform:connect')).toEqual([]);
  await press('Change East');
  await type('Address', 'https://river.test');
  bridge.answer('platform:connect', () => failure('platform/password-needed'));
  await press('Save');
  expect(bridge.askedOn('platform:connect')).toMatchObject([
    { platform: { platformId: east.platformId, address: 'https://river.test/' }, password: null },
  ]);
  expect(screen.getByRole('alert').textContent).toContain('password is not known');
});

it('shows each step of a test with its advice, and the fault in one sentence', async () => {
  bridge.answer('platform:test', () =>
    success({
      isOver: true,
      steps: [
        {
          step: 'address',
          state: 'good',
          tookMs: 1,
          finding: 'address-good',
          words: { host: 'east.test', port: '443' },
          fault: null,
        },
        {
          step: 'login',
          state: 'failed',
          tookMs: 9,
          finding: 'login-refused',
          words: {},
          fault: null,
        },
        { step: 'catalog', state: 'skipped', tookMs: null, finding: null, words: {}, fault: null },
      ],
    }),
  );
  await press('Test East');
  expect(bridge.askedOn('platform:test')).toEqual([{ platform: east, password: null }]);
  expect(screen.getByRole('status').textContent).toBe('User or password is wrong');
  expect(screen.getByText(/Mind capital letters/)).toBeTruthy();
  expect(screen.getByText('Host east.test, port 443')).toBeTruthy();
  expect(screen.getByText('Not done')).toBeTruthy();
});
