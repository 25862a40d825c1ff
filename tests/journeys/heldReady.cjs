// Loaded into the main process before the program (`-r`): it is ready only once Playwright is. A
// window that is being made just when Playwright attaches to all there are may never answer it.
// Playwright holds an Electron of the package `electron` so by itself, and no other.
const { app } = require('electron');

const electronIsReady = app.whenReady();
const emit = app.emit.bind(app);
let readyArgs = [];
let isReady = false;
let begin;
const begun = new Promise((done) => (begin = done));

app.emit = (event, ...args) => {
  if (event !== 'ready') return emit(event, ...args);
  readyArgs = args;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => isReady;
app.whenReady = () => begun;

// Called by Playwright, which asks for this name.
globalThis.__playwright_run = async () => {
  await electronIsReady;
  isReady = true;
  begin();
  emit('ready', ...readyArgs);
};
