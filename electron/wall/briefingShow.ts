import {
  mostStrokePoints,
  type BriefingOrder,
  type BriefingWish,
  type Effects,
  type Programme,
  type WallPoint,
} from '#contract/briefing';
import { failure, success, type Outcome } from '#contract/outcome';

/** A presentation that is on: everything but what it shows lies in here. */
export interface Show extends Omit<BriefingWish, 'item'> {
  readonly programme: Programme;
  readonly startedAtMs: number;
  readonly index: number;
  readonly itemSinceMs: number;
  readonly effects: Effects;
  readonly tileNumber: number;
  readonly liftedUntilMs: number | null;
}

/** What an order depends on besides the presentation itself. */
export interface ShowStage {
  nowMs: number;
  /** Tiles of what is shown now. */
  tileCount: number;
  /** The seat may lift the softening of live pictures. */
  mayLift: boolean;
}

/** Live pictures are covered again by themselves (ux.md §12). */
const liftMs = 10 * 60_000;
/** One press moves pointer and ellipse so far. */
const aimStep = 0.05;
const mostStrokes = 200;

/** Left of the middle and low, where a single picture has its near things. */
const firstAim: WallPoint = { x: 0.3, y: 0.5 };

const noEffects: Effects = {
  curtain: null,
  frozenAtMs: null,
  isSoft: false,
  isSpot: false,
  hand: 'none',
  aim: firstAim,
  strokes: [],
};

/** Fault briefing/unknown: the programme has no such item. */
export const beginShow = (
  { item, ...wish }: BriefingWish,
  programme: Programme,
  nowMs: number,
): Outcome<Show> => {
  if (programme.items[item - 1] === undefined) return failure('briefing/unknown');
  return success({
    ...wish,
    programme,
    startedAtMs: nowMs,
    index: item - 1,
    itemSinceMs: nowMs,
    effects: noEffects,
    tileNumber: 1,
    liftedUntilMs: null,
  });
};

/** One order of the presenter. The same object when it changes nothing. */
export const actOn = (show: Show, order: BriefingOrder, stage: ShowStage): Outcome<Show> => {
  switch (order.kind) {
    case 'next':
      return success(withItem(show, show.index + 1, stage.nowMs));
    case 'previous':
      return success(withItem(show, show.index - 1, stage.nowMs));
    case 'go':
      return show.programme.items[order.item - 1] === undefined
        ? failure('briefing/unknown')
        : success(withItem(show, order.item - 1, stage.nowMs));
    case 'tile':
      return order.number > stage.tileCount
        ? failure('scene/unknown-tile')
        : success({ ...show, tileNumber: order.number });
    case 'move':
      return success(moved(show, order, stage));
    case 'lift':
      return stage.mayLift
        ? success({ ...show, liftedUntilMs: stage.nowMs + liftMs })
        : failure('briefing/no-right');
    case 'cover':
      return success(show.liftedUntilMs === null ? show : { ...show, liftedUntilMs: null });
    default:
      return success(withEffects(show, effectOf(show.effects, order, stage.nowMs)));
  }
};

/** Whatever was lifted for ten minutes is covered again. */
export const showAt = (show: Show, nowMs: number): Show =>
  show.liftedUntilMs !== null && show.liftedUntilMs <= nowMs
    ? { ...show, liftedUntilMs: null }
    : show;

/** The ends of a programme hold: a clicker pressed once too often changes nothing. */
const withItem = (show: Show, index: number, nowMs: number): Show => {
  const last = show.programme.items.length - 1;
  const to = Math.min(last, Math.max(0, index));
  if (to === show.index) return show;
  const { curtain, isSoft, hand } = show.effects;
  // What was said about one picture is not said about the next; a curtain hides the change.
  const effects = { ...noEffects, curtain, isSoft, hand };
  return { ...show, index: to, itemSinceMs: nowMs, effects, tileNumber: 1 };
};

const withEffects = (show: Show, effects: Effects): Show =>
  effects === show.effects ? show : { ...show, effects };

type EffectOrder = Exclude<
  BriefingOrder,
  { kind: 'next' | 'previous' | 'go' | 'tile' | 'move' | 'lift' | 'cover' }
>;

const effectOf = (effects: Effects, order: EffectOrder, nowMs: number): Effects => {
  switch (order.kind) {
    case 'black':
    case 'white':
      return { ...effects, curtain: effects.curtain === order.kind ? null : order.kind };
    case 'freeze':
      return { ...effects, frozenAtMs: effects.frozenAtMs === null ? nowMs : null };
    case 'soften':
      return { ...effects, isSoft: !effects.isSoft };
    case 'spot':
      return { ...effects, isSpot: !effects.isSpot };
    case 'pointer':
    case 'draw':
      return { ...effects, hand: effects.hand === order.kind ? 'none' : order.kind };
    case 'clear':
      return effects.strokes.length === 0 ? effects : { ...effects, strokes: [] };
    case 'end':
      return { ...noEffects, aim: effects.aim, strokes: effects.strokes };
    case 'aim':
      return { ...effects, aim: order.at };
    case 'stroke':
      return { ...effects, strokes: withStroke(effects.strokes, order.points, order.isNew) };
  }
};

/** A wall that is full of lines takes no more until it is wiped. */
const withStroke = (
  strokes: Effects['strokes'],
  points: readonly WallPoint[],
  isNew: boolean,
): Effects['strokes'] => {
  const drawn = strokes.reduce((sum, { length }) => sum + length, 0);
  if (drawn + points.length > mostStrokePoints) return strokes;
  const last = strokes.at(-1);
  if (!isNew && last !== undefined) return [...strokes.slice(0, -1), [...last, ...points]];
  return strokes.length >= mostStrokes ? strokes : [...strokes, [...points]];
};

const moved = (
  show: Show,
  { column, row }: { column: number; row: number },
  { tileCount }: ShowStage,
): Show => {
  if (tileCount > 1 && show.effects.hand !== 'pointer') {
    const number = show.tileNumber + (column === 0 ? row : column);
    return { ...show, tileNumber: Math.min(tileCount, Math.max(1, number)) };
  }
  const { x, y } = show.effects.aim;
  const aim = { x: inside(x + column * aimStep), y: inside(y + row * aimStep) };
  return { ...show, effects: { ...show.effects, aim } };
};

const inside = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));
