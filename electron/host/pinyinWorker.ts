import { parentPort } from 'node:worker_threads';
import { spell } from './spell';

interface Order {
  order: number;
  names: string[];
}

parentPort?.on('message', ({ order, names }: Order) => {
  parentPort?.postMessage({ order, spellings: names.map(spell) });
});
