import type { RequestArgs } from '#contract/channels';
import type { WindowView } from '#contract/view';

type Place = RequestArgs<'scene:select'>;

/** How long after the station's answer its picture of the selection may still be on its way. */
const echoLateMs = 500;

/**
 * The tile that a fast hand chose before the station told it back. The key after `5 .` means tile 5,
 * however late that is: what takes a camera off must not hit the tile chosen before.
 */
export class SelectionWish {
  #wish: { place: Place; untilMs: number } | null = null;

  /** A tile is asked for; the answer is told to `settled`. */
  begin(place: Place): { settled: (isDone: boolean, nowMs: number) => void } {
    const wish = { place, untilMs: Number.POSITIVE_INFINITY };
    this.#wish = wish;
    return {
      settled: (isDone, nowMs) => {
        wish.untilMs = isDone ? nowMs + echoLateMs : nowMs;
      },
    };
  }

  /** The view with the wished tile as its selection, while the station has not told it back. */
  over(view: WindowView, nowMs: number): WindowView {
    const wish = this.#wish;
    if (wish === null) return view;
    const { selection } = view.station;
    const { screenId, tileId } = wish.place;
    const wished = tileId === null ? null : { screenId, tileId };
    const isTold = selection?.tileId === wished?.tileId && selection?.screenId === wished?.screenId;
    if (isTold || nowMs >= wish.untilMs) {
      this.#wish = null;
      return view;
    }
    return { ...view, station: { ...view.station, selection: wished } };
  }
}
