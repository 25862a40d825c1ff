import { describe, expect, it } from 'vitest';
import { aStation, desk, wallWindow } from '../../tests/fakes/aStation';
import { anAlarmReport } from '../../tests/builders/happenings';
import { attentionOf } from './streamAttention';

const screenId = wallWindow.screenId;
if (screenId === null) throw new Error('a wall window has a screen');

describe('How much a picture matters', () => {
  it('follows alarms, pins and the selection of its screen, and what it is asked for', async () => {
    const { station, handlers, platform, clock } = await aStation();
    const [first, second, third, fourth] = station.plans()[screenId]?.tiles ?? [];
    if (!first || !second || !third || !fourth) throw new Error('four tiles');
    await handlers['scene:pin']({ screenId, tileId: first.tileId, isPinned: true }, desk);
    await handlers['scene:select']({ screenId, tileId: second.tileId }, desk);
    platform.tellEvents({
      alarms: [
        anAlarmReport({ cameraId: third.camera?.cameraId ?? null, raisedAtMs: clock.now() }),
      ],
    });
    await clock.pass(100);
    const tiles = station.plans()[screenId]?.tiles ?? [];
    const attention = attentionOf(station.plans());
    const of = (nth: number, at: typeof screenId | null = screenId): string => {
      const cameraId = tiles[nth]?.camera?.cameraId;
      if (cameraId === undefined) throw new Error('a camera');
      return attention({ screenId: at, cameraId, purpose: 'wall' });
    };
    expect([of(0), of(1), of(2), of(0, null)]).toEqual(['held', 'focused', 'alarm', 'visible']);
    const cameraId = tiles[0]?.camera?.cameraId;
    if (cameraId === undefined) throw new Error('a camera');
    expect(attention({ screenId: null, cameraId, purpose: 'desk' })).toBe('focused');
    expect(attention({ screenId: null, cameraId, purpose: 'alarm' })).toBe('alarm');
    expect(attentionOf(station.plans())).toBe(attention);
  });
});
