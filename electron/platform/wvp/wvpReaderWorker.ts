import { parentPort } from 'node:worker_threads';

import type { WvpAnswer } from './wvpAnswer';
import { readFarPage } from './wvpChannelPage';

interface Order {
  order: number;
  question: WvpAnswer;
}

parentPort?.on('message', ({ order, question }: Order) => {
  void readFarPage(question).then((answer) => parentPort?.postMessage({ order, answer }));
});
