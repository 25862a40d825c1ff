import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { ipcNames, textAnswers } from '#contract/bridge';
import type { PushChannel, PushPayload, RequestChannel } from '#contract/channels';
import type { WindowId } from '#contract/ids';
import { failure, type Outcome } from '#contract/outcome';
import type { RequestHandlers, Sender } from '../wall/ports';
import { admit, type Knock } from './doorkeeper';
import type { LogBook } from './logBook';

/** What the door needs to know of the windows. */
export interface KnownWindows {
  senderOf(contents: WebContents): Sender | undefined;
  contentsOf(windowId: WindowId): WebContents | undefined;
  all(): WindowId[];
}

type AnyHandler = (args: unknown, sender: Sender) => unknown;

/** Serves the request table on the one channel that windows have, and sends pushes. */
export class IpcHost {
  readonly #windows: KnownWindows;
  readonly #log: LogBook;
  #table: RequestHandlers | undefined;
  #announceTable: () => void = () => undefined;
  readonly #tableIsThere = new Promise<void>((done) => {
    this.#announceTable = done;
  });

  constructor(windows: KnownWindows, log: LogBook) {
    this.#windows = windows;
    this.#log = log;
    ipcMain.handle(ipcNames.request, (event, channel: unknown, args: unknown) =>
      this.#answer(event, channel, args),
    );
  }

  /** Windows open before the rules are composed; what they ask meanwhile waits for this. */
  serve(table: RequestHandlers): void {
    this.#table = table;
    this.#announceTable();
  }

  push<Channel extends PushChannel>(
    windowId: WindowId,
    channel: Channel,
    payload: PushPayload<Channel>,
  ): void {
    const contents = this.#windows.contentsOf(windowId);
    if (contents === undefined || contents.isDestroyed() || contents.isCrashed()) return;
    contents.send(ipcNames.push, channel, payload);
  }

  pushToAll<Channel extends PushChannel>(channel: Channel, payload: PushPayload<Channel>): void {
    for (const windowId of this.#windows.all()) this.push(windowId, channel, payload);
  }

  async #answer(
    event: IpcMainInvokeEvent,
    channel: unknown,
    args: unknown,
  ): Promise<Outcome<unknown> | string> {
    const sender = this.#windows.senderOf(event.sender);
    const admitted = admit(knockOf(event, sender), channel, args);
    if (!admitted.ok || sender === undefined) {
      const refusal = admitted.ok ? failure('request/foreign-sender') : admitted;
      this.#log.warn('request refused', { channel: nameOf(channel), ...refusal.fault });
      return refusal;
    }
    await this.#tableIsThere;
    const { channel: asked, args: told } = admitted.value;
    const outcome = await this.#call(asked, told, sender);
    return textAnswers.has(asked) ? JSON.stringify(outcome) : outcome;
  }

  async #call(channel: RequestChannel, args: unknown, sender: Sender): Promise<Outcome<unknown>> {
    try {
      const handler = this.#table?.[channel] as AnyHandler;
      return (await handler(args, sender)) as Outcome<unknown>;
    } catch (error) {
      this.#log.error('request failed', { channel, error });
      return failure('request/failed', channel);
    }
  }
}

const nameOf = (channel: unknown): string =>
  typeof channel === 'string' ? channel.slice(0, 60) : typeof channel;

const knockOf = (event: IpcMainInvokeEvent, sender: Sender | undefined): Knock => {
  const frame = event.senderFrame;
  return {
    kind: sender?.kind,
    // The frame is gone when the page navigated away meanwhile.
    isMainFrame: frame !== null && frame.parent === null && frame === event.sender.mainFrame,
    url: frame?.url ?? '',
  };
};
