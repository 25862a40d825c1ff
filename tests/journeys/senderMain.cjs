// A window that sends pictures by WebRTC: drawn, coded as H.264 by Electron itself.
const { app, BrowserWindow } = require('electron');

// Its addresses must be real ones: nothing answers names of the local network in a test.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
app.commandLine.appendSwitch('disable-gpu');

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 320,
    height: 200,
    show: false,
    webPreferences: { backgroundThrottling: false },
  });
  window.loadURL('data:text/html,<title>sender</title>');
});
app.on('window-all-closed', () => app.quit());
