import { parentPort, workerData } from 'node:worker_threads';
import type { KeeperOrder } from './reportOrders';
import { rehearse } from './rehearsal';
import { ReportKeeper } from './reportKeeper';

const tidyMs = 2_000;

const keeper = new ReportKeeper({
  file: (workerData as { file: string }).file,
  now: () => Date.now(),
  say: (word) => parentPort?.postMessage(word),
});
const tidying = setInterval(() => {
  keeper.tidy();
}, tidyMs);
const endRehearsal = rehearse(keeper);
parentPort?.on('message', (order: KeeperOrder) => {
  keeper.do(order);
  if (order.kind !== 'close') return;
  clearInterval(tidying);
  endRehearsal();
  parentPort?.close();
});
