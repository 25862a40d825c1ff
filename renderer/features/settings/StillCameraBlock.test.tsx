import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { success } from '#contract/outcome';
import { defaultSettings, type Settings, type SettingsPatch } from '#contract/settings';
import { aCamera } from '../../../tests/builders/catalog';
import { fakeBridge, installBridge } from '../../../tests/fakes/fakeBridge';
import { startText } from '../../kit/text/text';
import { StillCameraBlock } from './StillCameraBlock';

const camera = aCamera();
let changes: SettingsPatch[];
let remove: () => void;

beforeAll(async () => {
  await startText('en');
});

beforeEach(() => {
  changes = [];
  const bridge = fakeBridge();
  bridge.answer('catalog:number', ({ number }) =>
    success(number === camera.number ? camera : null),
  );
  bridge.answer('catalog:cameras', () => success([camera]));
  remove = installBridge(bridge);
});

afterEach(() => {
  cleanup();
  remove();
});

const show = async (stillCameras: Settings['liveProof']['stillCameras']): Promise<void> => {
  const settings = { ...defaultSettings, liveProof: { stillCameras } };
  const nothing = async (): Promise<void> => undefined;
  const change = async (patch: SettingsPatch): Promise<void> => void changes.push(patch);
  const room = { settings, fault: null, change, reset: nothing, reload: nothing };
  await act(async () => void render(<StillCameraBlock room={room} settings={settings} />));
};

const type = async (label: string, value: string): Promise<void> => {
  const field = screen.getByLabelText(label);
  await act(async () => {
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  });
};

it('adds a camera by its number, and says when there is none', async () => {
  await show({});
  await type('Add camera by number', String(camera.number + 1));
  expect(changes).toEqual([]);
  expect(screen.getByRole('alert')).toBeTruthy();
  await type('Add camera by number', String(camera.number));
  expect(changes).toEqual([{ liveProof: { stillCameras: { [camera.cameraId]: 60 } } }]);
});

it('changes the seconds of a camera, and takes it out at nought', async () => {
  await show({ [camera.cameraId]: 60 });
  await type(`${camera.name.en}, seconds`, '90');
  await type(`${camera.name.en}, seconds`, '0');
  expect(changes).toEqual([
    { liveProof: { stillCameras: { [camera.cameraId]: 90 } } },
    { liveProof: { stillCameras: {} } },
  ]);
});
