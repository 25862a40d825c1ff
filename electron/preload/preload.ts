import { contextBridge, ipcRenderer } from 'electron';
import { ipcNames, type WallBridge } from '#contract/bridge';
import type { PushChannel } from '#contract/channels';
import type { Outcome } from '#contract/outcome';

type Listener = (payload: never) => void;

const listeners = new Map<PushChannel, Set<Listener>>();

ipcRenderer.on(ipcNames.push, (_event, channel: PushChannel, payload: unknown) => {
  for (const listener of [...(listeners.get(channel) ?? [])]) listener(payload as never);
});

const subscribe = (channel: PushChannel, listener: Listener): (() => void) => {
  const ofChannel = listeners.get(channel) ?? new Set();
  listeners.set(channel, ofChannel.add(listener));
  return () => {
    ofChannel.delete(listener);
  };
};

const bridge: WallBridge = {
  request: (channel, args) =>
    ipcRenderer.invoke(ipcNames.request, channel, args) as Promise<Outcome<never>>,
  subscribe,
};

contextBridge.exposeInMainWorld('wall', bridge);
