// Loaded into the main process before the program (`-r`): in place of the embedded city it starts
// none, but asks the bench's origin for a platform with the same user and password. Everything
// behind that is the program as it is. Notes the other processes, so that one can be killed.
const { EventEmitter } = require('node:events');
const { utilityProcess, webContents } = require('electron');

const control = process.env.BRIGHTWALL_BENCH_CONTROL;
const fork = utilityProcess.fork.bind(utilityProcess);
globalThis.brightwallChildren = {};

class FarCity extends EventEmitter {
  pid = undefined;
  stdout = null;
  stderr = null;

  postMessage(message) {
    if (message?.kind !== 'start') return;
    fetch(`${control}/city`, { method: 'POST', body: JSON.stringify(message.options) })
      .then((response) => response.json())
      .then(({ port }) => this.emit('message', { kind: 'ready', port }))
      .catch((error) => this.emit('message', { kind: 'failed', reason: String(error) }));
  }

  kill() {
    setImmediate(() => this.emit('exit', 0));
    return true;
  }
}

utilityProcess.fork = (entry, args, options) => {
  const name = /([a-z]+)\.js$/i.exec(entry)?.[1] ?? entry;
  if (name === 'city') return new FarCity();
  const child = fork(entry, args, options);
  const note = { pid: undefined };
  child.on('spawn', () => {
    note.pid = child.pid;
  });
  globalThis.brightwallChildren[name] = note;
  return child;
};

// What a bench without DevTools asks for by a signal: garbage is no memory that is kept.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  for (const page of webContents.getAllWebContents())
    page.executeJavaScript('globalThis.gc?.()').catch(() => undefined);
});
