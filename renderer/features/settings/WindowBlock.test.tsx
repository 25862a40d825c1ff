import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { defaultSettings, type SettingsPatch } from '#contract/settings';
import { startText } from '../../kit/text/text';
import { StreamBlock } from './StreamBlock';
import { WindowBlock } from './WindowBlock';

let changes: SettingsPatch[];

beforeAll(async () => {
  await startText('en');
});

beforeEach(async () => {
  changes = [];
  const nothing = async (): Promise<void> => undefined;
  const change = async (patch: SettingsPatch): Promise<void> => void changes.push(patch);
  const room = { settings: defaultSettings, fault: null, change, reset: nothing, reload: nothing };
  const both = (
    <>
      <WindowBlock room={room} settings={defaultSettings} />
      <StreamBlock room={room} settings={defaultSettings} />
    </>
  );
  await act(async () => void render(both));
});

afterEach(cleanup);

const type = async (label: string, value: string): Promise<HTMLElement> => {
  const field = screen.getByLabelText(label);
  await act(async () => {
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { code: 'Enter' });
  });
  return field;
};

it('changes the memory of a window with Enter', async () => {
  await type('Limit of one window, MB', '2000');
  expect(changes).toEqual([{ windowMemoryMb: 2000 }]);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says what it would take, and saves nothing, when a number does not fit', async () => {
  const field = await type('Limit of one window, MB', '12');
  expect(changes).toEqual([]);
  expect(screen.getByRole('alert').textContent).toBe('Not saved: a whole number from 256 to 65536');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await type('Limit of one window, MB', '1.5');
  expect(changes).toEqual([]);
  await type('Limit of one window, MB', String(defaultSettings.windowMemoryMb));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('changes the limits of streams, nought for none', async () => {
  await type('Streams of one device, 1 to 3', '2');
  await type('Streams of a platform, 0 no limit', '40');
  await type('Streams of a platform, 0 no limit', '0');
  await type('Cameras opened ahead', '8');
  const { streams } = defaultSettings;
  expect(changes).toEqual([
    { streams: { ...streams, perDevice: 2 } },
    { streams: { ...streams, perPlatform: 40 } },
    { streams: { ...streams, warm: 8 } },
  ]);
});
