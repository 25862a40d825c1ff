// A display for machines that have none: Xvfb, which finds a free number itself.
import { spawn } from 'node:child_process';

import { Refusal } from '../setup/say.mjs';

/** True when windows have nowhere to appear. */
export function lacksDisplay(env = process.env) {
  return process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/** Starts a virtual display; answers its name and how to end it. */
export function openVirtualDisplay({ size = '1920x1080' } = {}) {
  return new Promise((done, refuse) => {
    const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const fail = () => refuse(new Refusal('The virtual display (Xvfb) did not start.'));
    server.once('error', fail);
    server.once('exit', fail);
    let number = '';
    server.stdio[3].setEncoding('utf8').on('data', (text) => {
      number += text;
      // The number and its line end come separately; closing between them would end the server.
      if (!number.endsWith('\n')) return;
      server.stdio[3].destroy();
      server.unref();
      const close = () => {
        process.off('exit', close);
        server.kill('SIGTERM');
      };
      process.once('exit', close);
      done({ display: `:${number.trim()}`, close });
    });
  });
}
