import { parentPort } from 'node:worker_threads';
import { spell } from './spell';

interface Order {
  order: number;
  question: string[];
}

parentPort?.on('message', ({ order, question }: Order) => {
  parentPort?.postMessage({ order, answer: question.map(spell) });
});
