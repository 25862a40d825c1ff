import { useState } from 'react';
import type { RuleBook } from '#contract/ruleBook';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import type { RuleRoom } from './clauses';
import { TrialResult } from './TrialResult';
import type { TrialRoom } from './useTrial';

const stretches = ['trialNight', 'trialDay', 'trialHour'] as const;
type Stretch = (typeof stretches)[number];
const hourMs = 3_600_000;

/** From when to when. */
export function stretchOf(stretch: Stretch, nowMs: number): [number, number] {
  if (stretch === 'trialDay') return [nowMs - 24 * hourMs, nowMs];
  if (stretch === 'trialHour') return [nowMs - hourMs, nowMs];
  const morning = new Date(nowMs);
  if (morning.getHours() < 8) morning.setDate(morning.getDate() - 1);
  morning.setHours(8, 0, 0, 0);
  const evening = new Date(morning);
  evening.setDate(evening.getDate() - 1);
  evening.setHours(20);
  return [evening.getTime(), morning.getTime()];
}

/** Dry run 试运行: what a past stretch would have been under the draft. */
export function TrialPanel({
  book,
  room,
  trial,
  isWrong,
}: {
  book: RuleBook;
  room: RuleRoom;
  trial: TrialRoom;
  isWrong: boolean;
}) {
  const { t } = useText();
  const [stretch, setStretch] = useState<Stretch>('trialDay');
  const { share, fault } = trial;
  return (
    <section data-testid="trial">
      <h3 className="part-title">{t('rules.trial')}</h3>
      <p className="hint">{t('rules.trialHint')}</p>
      <div className="trial-row">
        <select
          className="word"
          aria-label={t('rules.trial')}
          value={stretch}
          onChange={(event) => setStretch(event.target.value as Stretch)}
        >
          {stretches.map((one) => (
            <option key={one} value={one}>
              {t(`rules.${one}`)}
            </option>
          ))}
        </select>
        {share === null ? (
          <Button
            keyLabel="T"
            testId="trial-run"
            unavailable={isWrong ? t('rules.wrong', { count: 1 }) : undefined}
            onPress={() => void trial.run(book, ...stretchOf(stretch, Date.now()))}
          >
            {t('rules.trialRun')}
          </Button>
        ) : (
          <Button onPress={trial.stop}>{t('rules.trialStop')}</Button>
        )}
        {share === null ? null : (
          <span role="status">{t('rules.trialRunning', { percent: Math.round(share * 100) })}</span>
        )}
        {fault === null ? null : (
          <span className="issue" role="alert">
            {faultWords(fault.code, t)}
          </span>
        )}
      </div>
      {trial.trial === null ? null : <TrialResult trial={trial.trial} room={room} />}
    </section>
  );
}
