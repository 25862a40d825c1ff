import { expect, it, vi } from 'vitest';
import type { CityAddress } from '../host/cityProcess';
import { Signal } from '../wall/signal';
import { refuseTakenPort } from './takenPort';

function aCity() {
  const ready = new Signal<CityAddress>();
  const failed = new Signal<string>();
  return { ready, failed, onReady: ready.on, onFailed: failed.on };
}

const where = { address: 'http://127.0.0.1:9000', user: 'u', password: 'p' };

it('says that the named port is in use', () => {
  const city = aCity();
  const refuse = vi.fn();
  refuseTakenPort(city, 9000, refuse);
  city.failed.emit('listen EADDRINUSE: address already in use 127.0.0.1:9000');
  expect(refuse).toHaveBeenCalledWith(
    'Port 9000 is in use: name another with --city-port, or leave it out.',
  );
});

it('says why else the named port cannot be had', () => {
  const city = aCity();
  const refuse = vi.fn();
  refuseTakenPort(city, 9000, refuse);
  city.failed.emit('listen EACCES');
  expect(refuse).toHaveBeenCalledWith(
    'The rehearsal city cannot listen on port 9000: listen EACCES.',
  );
});

it('leaves a city that has stood, and one on a port of its own choice, to be revived', () => {
  const city = aCity();
  const refuse = vi.fn();
  refuseTakenPort(city, 9000, refuse);
  refuseTakenPort(city, undefined, refuse);
  city.ready.emit(where);
  city.failed.emit('listen EADDRINUSE');
  expect(refuse).not.toHaveBeenCalled();
});
