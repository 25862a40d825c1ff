import { trustAuthorities } from '../trust';
import { startGateway, type RunningGateway } from './server';
import type { GatewayOrder, GatewayReport, StartOrder } from './wire';

// The entry of the gateway process. It knows no Electron: a utility process brings
// `process.parentPort`, and a plain child process its own channel.

/** As much of a utility process's port as is used here. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

const report = (message: GatewayReport): void => {
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
};

const listen = (take: (order: GatewayOrder) => void): void => {
  if (parentPort === undefined) {
    process.on('message', take);
    // Without its parent nobody could tell it the leases.
    process.on('disconnect', () => process.exit(0));
  } else {
    parentPort.on('message', ({ data }) => {
      take(data as GatewayOrder);
    });
  }
};

/** The one before may not have let go of the port yet. */
const attempts = 20;
const pauseMs = 100;

const startPatiently = async (order: StartOrder): Promise<RunningGateway | undefined> => {
  const options = {
    port: order.port,
    key: Buffer.from(order.key, 'base64'),
    pageOrigins: order.pageOrigins,
    ring: order.ring,
    onServerBack: (secrets: string[], withinMs: number) => {
      report({ kind: 'server-back', secrets, withinMs });
    },
  };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await startGateway(options);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return undefined;
};

let running: Promise<RunningGateway | undefined> | undefined;

const start = async (order: StartOrder): Promise<RunningGateway | undefined> => {
  trustAuthorities(order.authorities);
  const gateway = await startPatiently(order);
  if (gateway === undefined) {
    report({ kind: 'port-taken' });
    return undefined;
  }
  for (const lease of order.leases) gateway.leases.put(lease);
  for (const picture of order.pictures) gateway.leases.putPicture(picture, Date.now());
  for (const recorded of order.recordings) gateway.recordings.put(recorded);
  gateway.setHot(order.hot);
  report({ kind: 'ready', port: gateway.port });
  return gateway;
};

const obey = async (order: GatewayOrder): Promise<void> => {
  if (order.kind === 'ping') {
    report({ kind: 'pong' });
    return;
  }
  if (order.kind === 'start') {
    running ??= start(order);
    return;
  }
  const gateway = await running;
  if (gateway === undefined) return;
  if (order.kind === 'lease') gateway.leases.put(order);
  else if (order.kind === 'drop') gateway.leases.drop(order.secret);
  else if (order.kind === 'picture') gateway.leases.putPicture(order, Date.now());
  else if (order.kind === 'recorded') gateway.recordings.put(order);
  else if (order.kind === 'hot') gateway.setHot(order.upstreams);
  else if (order.kind === 'trust') trustAuthorities(order.authorities);
  else report({ kind: 'accounts', ...gateway.accounts() });
};

process.on('uncaughtException', (error) => {
  // Its words may hold an address; its name and place do not.
  report({ kind: 'note', text: `the gateway failed: ${error.name}` });
  process.exit(1);
});

listen((order) => {
  void obey(order);
});
