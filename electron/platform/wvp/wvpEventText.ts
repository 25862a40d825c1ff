/** One message of an event stream. */
export interface EventMessage {
  event: string;
  data: string;
}

/** What came out of a piece: messages, and whether there was a sign of life among them. */
export interface EventPiece {
  messages: EventMessage[];
  isAlive: boolean;
}

const longestLine = 64 * 1024;
const longestData = 256 * 1024;

/**
 * Reads `text/event-stream` as it comes. Lines and messages have a longest length; what is longer
 * is left out and reading goes on after it.
 */
export class EventText {
  #line = '';
  #isSkipping = false;
  #event = '';
  #data: string[] = [];
  #size = 0;
  #endedByReturn = false;

  feed(chunk: string): EventPiece {
    const piece: EventPiece = { messages: [], isAlive: false };
    for (const part of this.#split(chunk)) this.#take(part, piece);
    return piece;
  }

  /** Whole lines; CR, LF and CRLF end one. */
  #split(chunk: string): string[] {
    const lines: string[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code !== 10 && code !== 13) continue;
      const isRest = code === 10 && this.#endedByReturn && at === from && this.#line === '';
      this.#endedByReturn = code === 13;
      if (!isRest) lines.push(this.#ended(chunk.slice(from, at)));
      from = at + 1;
    }
    if (from < chunk.length) {
      this.#endedByReturn = false;
      this.#grow(chunk.slice(from));
    }
    return lines;
  }

  #grow(text: string): void {
    this.#line += text;
    if (this.#line.length <= longestLine) return;
    this.#isSkipping = true;
    this.#line = '';
  }

  #ended(text: string): string {
    this.#grow(text);
    const line = this.#isSkipping ? 'skipped:' : this.#line;
    this.#line = '';
    this.#isSkipping = false;
    return line;
  }

  #take(line: string, piece: EventPiece): void {
    if (line === '') {
      this.#finish(piece);
      return;
    }
    if (line.startsWith(':')) {
      piece.isAlive = true;
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.#event = value;
    if (name !== 'data') return;
    this.#size += value.length;
    if (this.#size <= longestData) this.#data.push(value);
  }

  #finish(piece: EventPiece): void {
    const event = this.#event === '' ? 'message' : this.#event;
    if (event === 'keepalive') piece.isAlive = true;
    else if (this.#data.length > 0 && this.#size <= longestData) {
      piece.messages.push({ event, data: this.#data.join('\n') });
    }
    this.#event = '';
    this.#data = [];
    this.#size = 0;
  }
}
