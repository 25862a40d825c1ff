import * as net from 'node:net';

/** A way to a server that can be cut: what a broken switch or a pulled cable looks like. */
export interface LineProxy {
  url: string;
  /** Breaks every connection; new ones go through. */
  cut: () => void;
  /** Breaks every connection and refuses new ones, until `mend`. */
  sever: () => Promise<void>;
  mend: () => Promise<void>;
  /** Lets the server be somewhere else from now on. */
  leadTo: (url: string) => void;
  close: () => Promise<void>;
}

/** Starts a proxy on loopback that leads to `url`. */
export const startLineProxy = async (url: string): Promise<LineProxy> => {
  let target = new URL(url);
  let port = 0;
  let server: net.Server;
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const open = (): Promise<void> => {
    server = net.createServer((near) => {
      const far = net.connect(Number(target.port), target.hostname);
      keep(near);
      keep(far);
      near.pipe(far);
      far.pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
    return new Promise((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as net.AddressInfo).port;
        resolve();
      });
    });
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const sever = (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    cut();
    return closed;
  };
  await open();
  return {
    url: `http://127.0.0.1:${String(port)}`,
    cut,
    sever,
    mend: open,
    leadTo: (next) => {
      target = new URL(next);
    },
    close: sever,
  };
};
