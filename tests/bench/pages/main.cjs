// The baselines' program: one window of the size of a wall, and a page that plays by other means.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

const engine = app.commandLine.getSwitchValue('bench-engine');
const tiles = process.env.BRIGHTWALL_BENCH_TILES;

app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...{ x: 0, y: 0, width: 1920, height: 1080, frame: false, show: false },
    backgroundColor: '#0e0f11',
    webPreferences: { contextIsolation: true, sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(__dirname, 'page.html'), {
    query: tiles ? { engine, tiles } : { engine },
  });
});
app.on('window-all-closed', () => app.quit());
