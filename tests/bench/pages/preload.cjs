// The shortest way into a page: text in, nothing looked at.
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('benchEvents', {
  onText: (call) => ipcRenderer.on('bench:event', (_event, text) => call(text)),
  rows: () => ipcRenderer.invoke('bench:rows'),
});
