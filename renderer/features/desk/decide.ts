import type { AlarmId } from '#contract/ids';
import type { AlarmDecision } from '../alarms';
import type { Desk } from './useDesk';

/** Asks for what was decided; the panel stays open when it was refused. */
export async function decide(
  decision: AlarmDecision,
  alarmId: AlarmId,
  { ask, dispatch }: Pick<Desk, 'ask' | 'dispatch'>,
): Promise<void> {
  const outcome = await askFor(decision, alarmId, ask);
  if (outcome.ok) dispatch({ type: 'orderToggled', ordering: null });
}

function askFor({ channel, told }: AlarmDecision, alarmId: AlarmId, ask: Desk['ask']) {
  switch (channel) {
    case 'alarm:shelve':
      return ask(channel, { alarmId, ...told });
    case 'alarm:disable':
      return ask(channel, { alarmId, ...told });
    case 'alarm:rate':
      return ask(channel, { alarmId, ...told });
  }
}
