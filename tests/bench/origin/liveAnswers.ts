import type { ClipId } from '../clips/clipList';
import type { Asked } from './addresses';
import type { ShelvedClip } from './clipShelf';
import { classicPlaylist, lowLatencyPlaylist, multivariant, partsDone } from './playlists';
import { isServed, newestAt, pieceOf, segmentMs, startOf } from './timeline';
import type { Troubles } from './troubles';

/** Bytes of one answer; null when there is no such thing (any more). */
export interface Answer {
  readonly type: string;
  readonly chunks: readonly Buffer[];
  readonly isKept: boolean;
}

const playlistType = 'application/vnd.apple.mpegurl';
/** Nobody waits longer for a part that never comes. */
const longestBlockMs = 6000;

/** Answers for one file of a stream; a low-latency playlist or part waits until it is there. */
export class LiveAnswers {
  readonly #shelf: ReadonlyMap<ClipId, ShelvedClip>;
  readonly #troubles: Troubles;

  constructor(shelf: ReadonlyMap<ClipId, ShelvedClip>, troubles: Troubles) {
    this.#shelf = shelf;
    this.#troubles = troubles;
  }

  clip(id: ClipId): ShelvedClip {
    const clip = this.#shelf.get(id);
    if (clip === undefined) throw new Error(`no clip ${id}`);
    return clip;
  }

  /** The origin's clock for a camera: some cameras are late, some have stopped. */
  clockOf(camera: string, nowMs: number): number {
    const suffered = this.#troubles.of(camera);
    if (suffered?.trouble.kind === 'stop') return suffered.sinceMs;
    if (suffered?.trouble.kind !== 'late') return nowMs;
    // Nothing goes back: it stands still until it is as late as it shall be.
    return Math.max(suffered.sinceMs, nowMs - suffered.trouble.lateMs);
  }

  /** Until when a blocking request waits; 0 when it does not. */
  waitsUntil(asked: Asked, query: URLSearchParams, nowMs: number): number {
    if (asked.kind === 'file' || asked.delivery !== 'll') return 0;
    const clip = this.clip(asked.clip);
    const partMs = clip.about.partSeconds * 1000;
    const end = (number: number, part: number): number =>
      Math.min(startOf(asked.camera, number) + (part + 1) * partMs, nowMs + longestBlockMs);
    if (asked.kind === 'part') return end(asked.number, asked.part);
    const wanted = query.get('_HLS_msn');
    if (asked.kind !== 'media' || wanted === null) return 0;
    const part = query.get('_HLS_part');
    return end(Number(wanted), part === null ? clip.partsPerSegment - 1 : Number(part));
  }

  answer(asked: Asked, nowMs: number): Answer | null {
    const clip = this.clip(asked.clip);
    if (asked.kind === 'file') return media('video/mp4', [clip.file]);
    const { camera, delivery } = asked;
    const atMs = this.clockOf(camera, nowMs);
    switch (asked.kind) {
      case 'multivariant':
        return playlist(multivariant(clip));
      case 'media':
        return playlist(
          delivery === 'll'
            ? lowLatencyPlaylist(camera, clip, atMs)
            : classicPlaylist(camera, delivery, atMs),
        );
      case 'init':
        return media('video/mp4', [clip.init]);
      case 'segment':
      case 'stream': {
        if (!isServed(camera, asked.number, atMs)) return null;
        const [shown, piece] = this.#pieceOf(camera, clip, asked.number);
        return asked.kind === 'segment'
          ? media('video/mp4', shown.segment(piece, asked.number))
          : media('video/mp2t', shown.stream(piece, asked.number));
      }
      case 'part': {
        const { number, part } = asked;
        if (number <= newestAt(camera, atMs) - 4) return null;
        if (part >= partsDone(camera, clip, number, atMs)) return null;
        const [shown, piece] = this.#pieceOf(camera, clip, number);
        return media('video/mp4', shown.part(piece, number, part));
      }
    }
  }

  /** What a segment shows: a piece of the camera's own clip, or of a broken one. */
  #pieceOf(camera: string, clip: ShelvedClip, number: number): [ShelvedClip, number] {
    const suffered = this.#troubles.of(camera);
    const whole = clip.about.segments;
    if (suffered === undefined || startOf(camera, number) + segmentMs <= suffered.sinceMs) {
      return [clip, pieceOf(camera, number, whole)];
    }
    const { trouble } = suffered;
    if (trouble.kind === 'freeze' || trouble.kind === 'black') return [this.clip(trouble.kind), 0];
    if (trouble.kind === 'loop') return [clip, number % trouble.segments];
    return [clip, pieceOf(camera, number, whole)];
  }
}

const playlist = (text: string): Answer => ({
  type: playlistType,
  chunks: [Buffer.from(text)],
  isKept: false,
});

const media = (type: string, chunks: readonly Buffer[]): Answer => ({ type, chunks, isKept: true });
