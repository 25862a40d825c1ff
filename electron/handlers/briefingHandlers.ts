import type { BriefingOrder } from '#contract/briefing';
import { failure, success, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** briefing:* — programmes, and the presentation that is on; what visitors saw is in the log. */
export const briefingHandlers = (deps: HandlerDeps): HandlersOf<'briefing'> => {
  const { briefing, settings } = deps.station;
  return {
    'briefing:read': () => success(briefing.read()),
    'briefing:save': async ({ programme }) =>
      logged(deps, 'briefing:save', programme.programmeId, await briefing.save(programme)),
    'briefing:remove': async ({ programmeId }) =>
      logged(deps, 'briefing:remove', programmeId, await briefing.remove(programmeId)),
    'briefing:start': (wish) => {
      const { programmeId, item, screenIds, hasLiveControl } = wish;
      const control = hasLiveControl ? ' live control' : '';
      const subject = `${programmeId} ${String(item)} screens ${screenIds.join(' ')}${control}`;
      return logged(deps, 'briefing:start', subject, start(deps, wish));
    },
    'briefing:act': ({ order }) => {
      const outcome = briefing.act(order, settings.current().actor);
      const subject = subjectOf(order);
      return subject === null ? outcome : logged(deps, 'briefing:act', subject, outcome);
    },
    'briefing:leave': () => logged(deps, 'briefing:leave', '', briefing.leave()),
  };
};

const start = (
  { station }: HandlerDeps,
  wish: Parameters<HandlerDeps['station']['briefing']['start']>[0],
): Outcome<null> => {
  const known = new Set(station.screens().map(({ screenId }) => screenId));
  if (!wish.screenIds.every((screenId) => known.has(screenId))) {
    return failure('scene/unknown-screen');
  }
  const started = station.briefing.start(wish);
  // Nobody looks back while visitors look on: a replay beneath would end unseen.
  if (started.ok) station.replays.stop();
  return started;
};

/** Where a hand was is no fact for the log. */
const subjectOf = (order: BriefingOrder): string | null => {
  switch (order.kind) {
    case 'aim':
    case 'move':
    case 'stroke':
    case 'tile':
      return null;
    case 'lift':
      return `lift ${order.reason}`;
    case 'go':
      return `item ${String(order.item)}`;
    default:
      return order.kind;
  }
};
