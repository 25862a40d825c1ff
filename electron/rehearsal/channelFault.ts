type Told = { kind: 'cut' } | { kind: 'say'; text: string };

/** What the event channel is made to suffer, while everything else of the city goes on. */
export class ChannelFault {
  private cut = false;
  private readonly listeners = new Set<(told: Told) => void>();

  get isCut(): boolean {
    return this.cut;
  }

  /** Cut, every line ends and none can be had; nothing that happens meanwhile is lost. */
  set(isCut: boolean): void {
    this.cut = isCut;
    if (isCut) this.tell({ kind: 'cut' });
  }

  /** Something as no platform should say it, word for word, to all who listen. */
  say(text: string, times: number): void {
    for (let index = 0; index < times; index += 1) {
      this.tell({ kind: 'say', text: text.replaceAll('%n', String(index)) });
    }
  }

  onTold(listener: (told: Told) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(told: Told): void {
    for (const listener of this.listeners) listener(told);
  }
}
