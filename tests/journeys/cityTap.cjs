// Loaded into the main process before the program (`-r`): notes how the embedded city was started,
// so that a journey can direct it. The program itself tells nobody its user and password.
const { utilityProcess } = require('electron');

const fork = utilityProcess.fork.bind(utilityProcess);
globalThis.brightwallChildren = {};

utilityProcess.fork = (entry, args, options) => {
  const child = fork(entry, args, options);
  const note = { name: options?.serviceName, pid: undefined, start: undefined, port: undefined };
  const post = child.postMessage.bind(child);
  child.postMessage = (message, transfer) => {
    if (message?.kind === 'start') note.start = message.options;
    return transfer === undefined ? post(message) : post(message, transfer);
  };
  child.on('message', (message) => {
    if (message?.kind === 'ready') note.port = message.port;
  });
  child.on('spawn', () => {
    note.pid = child.pid;
  });
  const name = /([a-z]+)\.js$/i.exec(entry)?.[1] ?? entry;
  globalThis.brightwallChildren[name] = note;
  return child;
};
