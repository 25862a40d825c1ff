import './alarmOrders.css';
import { useEffect, useRef, useState } from 'react';
import { priorities, ratingReasonSchema, type Alarm } from '#contract/alarm';
import { asideReasonSchema, type ShelfMinutes } from '#contract/alarmOrder';
import type { RequestArgs } from '#contract/channels';
import { KeyCap } from '../../kit/KeyCap';
import { localText, useText, type Text } from '../../kit/text/useText';

type Told<Channel extends 'alarm:shelve' | 'alarm:disable' | 'alarm:rate'> = Omit<
  RequestArgs<Channel>,
  'alarmId'
>;

/** What the officer decided in two keys: how, then why. */
export type AlarmDecision =
  | { channel: 'alarm:shelve'; told: Told<'alarm:shelve'> }
  | { channel: 'alarm:disable'; told: Told<'alarm:disable'> }
  | { channel: 'alarm:rate'; told: Told<'alarm:rate'> };

interface Props {
  alarm: Alarm;
  ordering: 'shelve' | 'rate';
  isLead: boolean;
  onDecided: (decision: AlarmDecision) => void;
  onLeave: () => void;
}

interface Choice {
  words: string;
  /** Why it cannot be chosen from this seat. */
  unavailable?: string | undefined;
  choose: () => void;
}

interface Question {
  words: string;
  choices: Choice[];
}

/** One digit for how long or which priority, one for the reason; Escape leaves. */
export function AlarmOrderPanel(props: Props) {
  const { alarm, ordering, onLeave } = props;
  const { t, locale } = useText();
  const [why, setWhy] = useState<Question | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), [why]);
  const question = why ?? (ordering === 'shelve' ? shelving : rating)(props, t, setWhy);
  const place = localText(alarm.place, locale);
  return (
    <div
      ref={panel}
      className="order-panel"
      role="group"
      tabIndex={-1}
      aria-label={`${question.words} ${place}`}
      data-keys="own"
      data-testid="order-panel"
      onKeyDown={(event) => {
        const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
        const choice = digit === undefined ? undefined : question.choices[Number(digit) - 1];
        if (event.code === 'Escape') onLeave();
        else if (choice !== undefined && choice.unavailable === undefined) choice.choose();
        else if (digit === undefined) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <p className="order-question">
        {question.words} · <span className="hint">{place}</span>
      </p>
      <div className="order-choices">
        {question.choices.map((choice, index) => (
          <button
            key={choice.words}
            type="button"
            className="button"
            data-look="outline"
            aria-disabled={choice.unavailable === undefined ? undefined : true}
            title={choice.unavailable}
            onClick={() => {
              if (choice.unavailable === undefined) choice.choose();
            }}
          >
            {choice.words} <KeyCap label={String(index + 1)} />
          </button>
        ))}
      </div>
    </div>
  );
}

type Ask = (why: Question) => void;

function shelving({ alarm, isLead, onDecided }: Props, t: Text['t'], ask: Ask): Question {
  const leadOnly = isLead ? undefined : t('fault.alarm_lead-only');
  const forMinutes = (minutes: ShelfMinutes, words: string): Choice => ({
    words,
    unavailable: alarm.priority === 'critical' ? leadOnly : undefined,
    choose: () =>
      ask(
        reasons(t('desk.alarms.shelveWhy'), t, (reason) =>
          onDecided({ channel: 'alarm:shelve', told: { minutes, reason } }),
        ),
      ),
  });
  return {
    words: t('desk.alarms.shelveHow'),
    choices: [
      ...([5, 15, 30, 60] as const).map((minutes) =>
        forMinutes(minutes, t('desk.alarms.minutes', { count: minutes })),
      ),
      forMinutes(null, t('desk.alarms.untilCleared')),
      {
        words: t('desk.alarms.outOfService'),
        unavailable: leadOnly,
        choose: () =>
          ask(
            reasons(t('desk.alarms.disableWhy'), t, (reason) =>
              onDecided({ channel: 'alarm:disable', told: { reason } }),
            ),
          ),
      },
    ],
  };
}

function reasons(
  words: string,
  t: Text['t'],
  choose: (reason: Told<'alarm:disable'>['reason']) => void,
): Question {
  return {
    words,
    choices: asideReasonSchema.options.map((reason) => ({
      words: t(`alarm.asideReason.${reason}`),
      choose: () => choose(reason),
    })),
  };
}

function rating({ alarm, isLead, onDecided }: Props, t: Text['t'], ask: Ask): Question {
  const leadOnly =
    alarm.priority === 'critical' && !isLead ? t('fault.alarm_lead-only') : undefined;
  const why = (priority: Alarm['priority']): Question => ({
    words: t('desk.alarms.rateWhy'),
    choices: ratingReasonSchema.options.map((reason) => ({
      words: t(`alarm.ratingReason.${reason}`),
      choose: () => onDecided({ channel: 'alarm:rate', told: { priority, reason } }),
    })),
  });
  return {
    words: t('desk.alarms.rateHow'),
    choices: priorities.map((priority) => ({
      words: t(`priority.${priority}`),
      unavailable: leadOnly,
      choose: () => ask(why(priority)),
    })),
  };
}
