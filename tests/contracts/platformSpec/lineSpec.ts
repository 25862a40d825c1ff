import { expect } from 'vitest';

import { anOnlineCamera, codeOf, never, soon, type Spec, type Told } from './stage';

const stateOf =
  ({ port }: Told) =>
  (): string =>
    port.health().state;

/** Lines that break, platforms that die. */
export const lineSpec = ({ stage, start, holds }: Spec): void => {
  holds([], 'is down while it cannot be reached, keeps its cameras, and comes back', async () => {
    const { cameraCount, severLine, mendLine } = stage();
    const told = await start();
    await severLine();
    await expect.poll(stateOf(told), soon).toBe('down');
    expect(told.port.health().fault?.code).toMatch(/^platform\//);
    expect(told.cameras.size).toBe(cameraCount);
    await mendLine();
    await expect.poll(stateOf(told), soon).toBe('live');
    expect(told.port.health().fault).toBeNull();
    expect(told.cameras.size).toBe(cameraCount);
  });

  holds(['alarms', 'resume'], 'misses nothing when the line is cut', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    await stage().severLine();
    await expect.poll(stateOf(told), soon).toBe('down');
    expect(told.port.health().alarmsStaleSinceMs).not.toBeNull();
    const known = new Set(told.alarms.keys());
    const fullLists = told.events.filter(({ isFull }) => isFull).length;
    await (stage().raiseAlarm ?? never)(cameraId, 3);
    await stage().mendLine();
    await expect.poll(() => told.alarms.size, soon).toBe(known.size + 1);
    await expect.poll(stateOf(told), soon).toBe('live');
    expect(told.port.health().alarmsStaleSinceMs).toBeNull();
    expect(told.events.filter(({ isFull }) => isFull)).toHaveLength(fullLists);
  });

  holds(['line'], 'is back soon when every connection broke', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    stage().cutLine();
    await expect.poll(stateOf(told), soon).toBe('down');
    await expect.poll(stateOf(told), soon).toBe('live');
    expect(codeOf(await told.port.openStream(cameraId, 'small'))).toBe('ok');
  });

  holds([], 'comes back when the platform died, with the same catalog', async () => {
    const told = await start();
    await stage().restart();
    const opened = async (): Promise<string> =>
      codeOf(await told.port.openStream(anOnlineCamera(told).cameraId, 'sub'));
    await expect.poll(opened, soon).toBe('ok');
    await expect.poll(stateOf(told), soon).toBe('live');
    expect(told.cameras.size).toBe(stage().cameraCount);
    expect(told.catalog.filter(({ kind }) => kind === 'reset')).toHaveLength(1);
  });

  holds(['alarms', 'resume'], 'reads the full lists when the platform died', async () => {
    const told = await start();
    const count = (): number => told.events.filter(({ isFull }) => isFull).length;
    const before = count();
    await stage().restart();
    await expect.poll(count, soon).toBe(before + 1);
    await expect.poll(stateOf(told), soon).toBe('live');
  });

  holds([], 'is silent after it was stopped', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    await told.port.stop();
    const { length } = told.catalog;
    const known = new Set(told.cameras.keys());
    await stage().changeCatalog('added', cameraId, '新增');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told.catalog).toHaveLength(length);
    // The stage is left as it was found; another adapter tells which one is to go.
    const again = await start();
    const added = [...again.cameras.keys()].find((id) => !known.has(id as never));
    await stage().changeCatalog('removed', (added ?? never()) as never);
  });
};
