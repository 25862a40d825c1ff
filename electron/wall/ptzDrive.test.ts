import { describe, expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakePtz } from '../../tests/fakes/fakePtz';
import { PtzDrive } from './ptzDrive';

const right = { pan: 0.5, tilt: 0, zoom: 0 };
const left = { pan: -0.5, tilt: 0, zoom: 0 };

function aDrive(port = new FakePtz()) {
  const clock = new FakeClock();
  const faults: Fault[] = [];
  const unsure: string[] = [];
  const drive = new PtzDrive({
    clock,
    port,
    cameraId: 'city:9' as CameraId,
    onFault: (fault) => faults.push(fault),
    onNoStop: () => unsure.push('no stop'),
  });
  /** A hand that holds on for so long, and says so as a window does. */
  const hold = async (forMs: number): Promise<void> => {
    for (let left = forMs; left > 0; left -= 60) {
      drive.move(right);
      await clock.pass(Math.min(60, left));
    }
  };
  return { clock, port, drive, faults, unsure, hold };
}

/** An answer that comes when the test says so. */
function held(): { answer: () => Promise<Outcome<null>>; come: (outcome?: Outcome<null>) => void } {
  const waiting: ((outcome: Outcome<null>) => void)[] = [];
  return {
    answer: () => new Promise((resolve) => waiting.push(resolve)),
    come: (outcome = success(null)) => waiting.splice(0).forEach((resolve) => resolve(outcome)),
  };
}

describe('a camera that is moved by hand', () => {
  it('is told once while the hand holds still, and to stop when it lets go', async () => {
    const { port, drive, hold } = aDrive();
    await hold(600);
    void drive.stop();
    await settled();
    expect(port.told).toEqual(['move 0.5', 'stop']);
  });

  it('is told again and again where the platform wants it so', async () => {
    const { port, hold } = aDrive(new FakePtz({ repeatMs: 200 }));
    await hold(720);
    expect(port.told).toEqual(['move 0.5', 'move 0.5', 'move 0.5', 'move 0.5']);
  });

  it('stands within 300 ms when nothing more is heard of the hand', async () => {
    const { port, drive, clock } = aDrive();
    drive.move(right);
    await clock.pass(200);
    expect(port.told).toEqual(['move 0.5']);
    await clock.pass(60);
    expect(port.told).toEqual(['move 0.5', 'stop']);
  });

  it('is told to stop twice when a move was under way: nobody knows which came last', async () => {
    const { port, drive } = aDrive();
    const slow = held();
    port.moveAnswer = slow.answer;
    drive.move(right);
    void drive.stop();
    await settled();
    expect(port.told).toEqual(['move 0.5', 'stop']);
    slow.come();
    await settled();
    expect(port.told).toEqual(['move 0.5', 'stop', 'stop']);
  });

  it('does not go on before its stop was heard', async () => {
    const { port, drive } = aDrive();
    drive.move(right);
    await settled();
    const slow = held();
    port.stopAnswer = slow.answer;
    void drive.stop();
    drive.move(left);
    await settled();
    expect(port.told).toEqual(['move 0.5', 'stop']);
    slow.come();
    await settled();
    expect(port.told).toEqual(['move 0.5', 'stop', 'move -0.5']);
  });

  it('takes the newest wish and leaves out those between', async () => {
    const { port, drive } = aDrive();
    const slow = held();
    port.moveAnswer = slow.answer;
    drive.move(right);
    drive.move({ ...right, pan: 0.7 });
    drive.move(left);
    slow.come();
    await settled();
    expect(port.told).toEqual(['move 0.5', 'move -0.5']);
  });

  it('stops on any error and stays until the hand let go', async () => {
    const { port, drive, faults } = aDrive();
    port.moveAnswer = () => Promise.resolve(failure('platform/failed'));
    drive.move(right);
    await settled();
    expect(port.told).toEqual(['move 0.5', 'stop']);
    expect(faults).toEqual([{ code: 'platform/failed' }]);
    expect(drive.move(right)).toEqual(failure('platform/failed'));
    await drive.stop();
    port.moveAnswer = () => Promise.resolve(success(null));
    expect(drive.move(right)).toEqual(success(null));
    expect(port.told.at(-1)).toBe('move 0.5');
  });

  it('is told to stop again until it says so, and otherwise somebody is told', async () => {
    const { port, drive, clock, unsure } = aDrive();
    drive.move(right);
    await settled();
    port.stopAnswer = () => Promise.resolve(failure('platform/timeout'));
    void drive.stop();
    await clock.pass(2_000, 20);
    expect(port.told.filter((one) => one === 'stop')).toHaveLength(6);
    expect(unsure).toEqual(['no stop']);
  });

  it('is let alone when it never moved', async () => {
    const { port, drive } = aDrive();
    await drive.stop();
    drive.move({ pan: 0, tilt: 0, zoom: 0 });
    expect(port.told).toEqual([]);
  });

  it('is let alone when somebody else has it', async () => {
    const { port, drive, clock } = aDrive();
    drive.move(right);
    await settled();
    drive.abandon();
    await clock.pass(1_000);
    expect(port.told).toEqual(['move 0.5']);
  });
});
