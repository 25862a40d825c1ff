import type { Actor } from '#contract/actor';
import type { RequestChannel } from '#contract/channels';
import { success, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** handover:* — every step and every line is logged, with whoever did it. */
export const handoverHandlers = (deps: HandlerDeps): HandlersOf<'handover'> => {
  const { station } = deps;
  const { handover, settings, actions } = station;
  /** Whoever comes is not the officer of the seat yet. */
  const loggedOf = <Value>(
    actor: Actor,
    channel: RequestChannel,
    subject: string,
    outcome: Outcome<Value>,
  ): Outcome<Value> => {
    actions.log(actor, channel, subject, outcome.ok ? 'done' : outcome.fault.code);
    return outcome;
  };
  const incoming = (): Actor => handover.incoming() ?? settings.current().actor;
  return {
    'handover:read': () => success(handover.read()),
    'handover:begin': async ({ note }) =>
      logged(deps, 'handover:begin', '', await handover.begin(settings.current().actor, note)),
    'handover:take': async ({ name, role }) => {
      const to = { ...settings.current().actor, name, role };
      return loggedOf(to, 'handover:take', '', await handover.take(to));
    },
    'handover:confirm': async ({ lineId, stamp, isConfirmed }) => {
      const done = await handover.confirm(lineId, stamp, isConfirmed);
      return loggedOf(incoming(), 'handover:confirm', `${isConfirmed ? '+' : '−'} ${lineId}`, done);
    },
    'handover:finish': async () => {
      const done = await handover.finish();
      if (!done.ok) return loggedOf(incoming(), 'handover:finish', '', done);
      const { from, to, lineCount } = done.value;
      const written = await settings.write({ actor: to });
      const subject = `${from.name} → ${to.name} ${String(lineCount)}`;
      return loggedOf(to, 'handover:finish', subject, written.ok ? success(null) : written);
    },
    'handover:cancel': async () => logged(deps, 'handover:cancel', '', await handover.cancel()),
  };
};
