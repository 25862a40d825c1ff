import { describe, expect, it, vi } from 'vitest';
import type { ChildProcess } from './childProcess';
import { CityProcess } from './cityProcess';

interface Order {
  kind: string;
  options: { port: number; user: string; password: string; cameras: number };
}

const setUp = () => {
  const orders: Order[] = [];
  let tell = (_message: unknown): void => undefined;
  let exit = (): void => undefined;
  let serial = 0;
  const child: ChildProcess = {
    pid: 1,
    post: (message) => orders.push(message as Order),
    onMessage: (listener) => (tell = listener),
    onExit: (listener) => (exit = listener),
    kill: () => undefined,
  };
  const city = new CityProcess({
    spawn: () => child,
    clock: {
      now: () => 0,
      after: (_delayMs, call) => {
        call();
        return () => undefined;
      },
    },
    ids: { secret: () => `secret-${String((serial += 1))}` },
    clipsFolder: '/clips',
    stateFile: '/state.json',
  });
  const ready = vi.fn();
  city.onReady(ready);
  return { city, orders, ready, tell: (m: unknown) => tell(m), die: () => exit() };
};

const wishes = { cameras: 12, seed: 1, alarmsPerHour: 0, script: undefined, port: undefined };

describe('the city beside the program', () => {
  it('tells where it answers, with a user and password of this run', () => {
    const { city, orders, ready, tell } = setUp();
    city.start(wishes);
    tell({ kind: 'ready', port: 4711 });
    const { user, password } = orders[0]?.options ?? {};
    expect(ready).toHaveBeenCalledWith({ address: 'http://127.0.0.1:4711', user, password });
    expect(password).toBeTruthy();
  });

  it('is revived at the same address with the same password', () => {
    const { city, orders, tell, die } = setUp();
    city.start(wishes);
    tell({ kind: 'ready', port: 4711 });
    die();
    expect(orders[1]?.options).toEqual({ ...orders[0]?.options, port: 4711 });
  });

  it('tells why it could not start', () => {
    const { city, tell } = setUp();
    const failed = vi.fn();
    city.onFailed(failed);
    city.start(wishes);
    tell({ kind: 'failed', reason: 'port in use' });
    expect(failed).toHaveBeenCalledWith('port in use');
  });
});
