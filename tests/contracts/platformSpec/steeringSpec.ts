import { expect } from 'vitest';

import type { PtzHolding } from '#contract/ptz';

import type { Camera } from '#contract/camera';
import type { PtzLeasePort, PtzPort } from '../../../electron/wall/ptzPort';
import { anAnswer, codeOf, never, soon, valueOf, type Spec, type Told } from './stage';

const right = { pan: 0.5, tilt: 0, zoom: 0 };

/** Hold-to-move, and one holder where the platform keeps others away. */
export const steeringSpec = ({ start, holds, without }: Spec): void => {
  holds(['ptz'], 'moves a camera and has it stand again', async () => {
    const told = await start();
    const ptz = steeringOf(told);
    const { cameraId } = aSteerable(told);
    const { actor } = anAnswer(3);
    valueOf((await ptz.lease?.take(cameraId, actor, false)) ?? { ok: true, value: null });
    valueOf(await ptz.move(cameraId, right));
    valueOf(await ptz.move(cameraId, { pan: -1, tilt: 1, zoom: 0 }));
    valueOf(await ptz.stop(cameraId));
    // Who lets go twice does no harm.
    valueOf(await ptz.stop(cameraId));
    await ptz.lease?.release(cameraId);
  });

  holds(
    ['ptz', 'ptzLease'],
    'has one holder, whom a higher role relieves, and tells who',
    async () => {
      const [one, other] = [await start(), await start()];
      const { cameraId } = aSteerable(one);
      const [held, asked] = [leaseOf(one), leaseOf(other)];
      const heard: PtzHolding[] = [];
      held.onHolding((holding) => heard.push(holding));
      const { actor } = anAnswer(3);
      const lead = { ...anAnswer(7).actor, role: 'lead' as const };
      valueOf(await held.take(cameraId, actor, false));
      expect(codeOf(await asked.take(cameraId, { ...actor, seat: 4 }, true))).toBe('ptz/held');
      expect(codeOf(await asked.take(cameraId, lead, false))).toBe('ptz/held');
      valueOf(await asked.take(cameraId, lead, true));
      expect(codeOf(await steeringOf(one).move(cameraId, right))).toBe('ptz/held');
      await expect.poll(() => heard.at(-1), soon).toMatchObject({ cameraId, holder: lead });
      await asked.release(cameraId);
      await expect.poll(() => heard.at(-1)?.holder, soon).toBeNull();
      valueOf(await held.take(cameraId, actor, false));
      await held.release(cameraId);
    },
  );

  holds(['ptz', 'cruise'], 'sends a camera on a cruise and ends it, and no fixed one', async () => {
    const told = await start();
    const cruises = steeringOf(told).cruises ?? never();
    const { cameraId } = aSteerable(told);
    valueOf(await cruises.start(cameraId, 2));
    valueOf(await cruises.end(cameraId, 2));
    // Whoever ends it twice does no harm.
    valueOf(await cruises.end(cameraId, 2));
    const fixed = [...told.cameras.values()].find(({ kind }) => kind !== 'ptz') ?? never();
    expect(codeOf(await cruises.start(fixed.cameraId, 2))).toBe('ptz/not-steerable');
  });

  without('cruise', 'promises no cruises', async () => {
    const told = await start();
    expect(told.port.ptz?.cruises).toBeUndefined();
  });

  without('ptz', 'offers no steering', async () => {
    const told = await start();
    expect(told.port.ptz).toBeUndefined();
  });

  without('ptzLease', 'promises to keep nobody away', async () => {
    const told = await start();
    expect(told.port.ptz?.lease).toBeUndefined();
  });
};

const steeringOf = ({ port }: Told): PtzPort => port.ptz ?? never();

const leaseOf = (told: Told): PtzLeasePort => steeringOf(told).lease ?? never();

const aSteerable = ({ cameras }: Told): Camera =>
  [...cameras.values()].find(({ kind, isOnline }) => kind === 'ptz' && isOnline) ?? never();
