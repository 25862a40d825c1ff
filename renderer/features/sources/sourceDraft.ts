import { plainMapping, type AlarmSource } from '#contract/alarmSource';
import type { PlatformId } from '#contract/ids';

export interface SourceDraft {
  source: AlarmSource;
  /** What was typed; null: the one that is kept stays. */
  secret: string | null;
}

/** Letters that nobody guesses. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A source that nobody saved yet. */
export function newDraft(kind: AlarmSource['kind'], name: string): SourceDraft {
  const sourceId = `${kind}-${newSecret().slice(0, 8)}` as PlatformId;
  const base = { sourceId, name, isOn: true, mapping: plainMapping };
  return kind === 'mqtt'
    ? {
        source: { ...base, kind, address: 'mqtts://', user: '', topics: [], authority: '' },
        secret: null,
      }
    : {
        source: { ...base, kind, host: '127.0.0.1', port: 8087, proof: 'token' },
        secret: newSecret(),
      };
}

/** Lines as a list, and back: empty ones say nothing. */
export const linesOf = (text: string): string[] =>
  text.split(/[\n,，]/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
