// The baselines' program: one window of the size of a wall, and a page that plays by other means.
const { app, BrowserWindow, ipcMain } = require('electron');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const engine = app.commandLine.getSwitchValue('bench-engine');
const tiles = process.env.BRIGHTWALL_BENCH_TILES;
const events = process.env.BRIGHTWALL_BENCH_EVENTS;

// The bare list: rows that are ready.
const rowsFile = process.env.BRIGHTWALL_BENCH_ROWS;
if (rowsFile) {
  const rows = JSON.parse(readFileSync(rowsFile, 'utf8'));
  ipcMain.handle('bench:rows', () => rows);
}

// b4: what the platform tells goes to the page as it came.
const passOn = (window) => {
  const { WebSocket } = require('ws');
  const socket = new WebSocket(events, { perMessageDeflate: false });
  socket.on('open', () => socket.send(JSON.stringify({ type: 'authenticate', accessToken: '-' })));
  socket.on('message', (data) => {
    if (!window.isDestroyed()) window.webContents.send('bench:event', data.toString('utf8'));
  });
};

app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...{ x: 0, y: 0, width: 1920, height: 1080, frame: false, show: false },
    backgroundColor: '#0e0f11',
    webPreferences: {
      ...{ contextIsolation: true, sandbox: true },
      preload: join(__dirname, 'preload.cjs'),
    },
  });
  window.once('ready-to-show', () => window.show());
  if (events) window.webContents.once('did-finish-load', () => passOn(window));
  void window.loadFile(join(__dirname, 'page.html'), {
    query: tiles ? { engine, tiles } : { engine },
  });
});
app.on('window-all-closed', () => app.quit());
