import { liftReasonSchema, type BriefingStanding } from '#contract/briefing';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import type { Presenting } from './useBriefing';

const effects = [
  ['black', 'B'],
  ['white', 'W'],
  ['freeze', 'Z'],
  ['soften', 'U'],
  ['spot', 'T'],
  ['pointer', 'Q'],
  ['draw', 'D'],
  ['clear', 'E'],
] as const;

interface Props {
  standing: BriefingStanding;
  presenting: Presenting;
}

/** Effects as one row of keys, and the way out. */
export function EffectRow({ standing, presenting }: Props) {
  const { t } = useText();
  const { order, run, isChoosingReason } = presenting;
  const isOn = onNow(standing);
  return (
    <div className="effect-row" role="group" aria-label={t('briefing.effects')}>
      {effects.map(([kind, key]) => (
        <Button
          key={kind}
          keyLabel={key}
          {...(kind === 'clear' ? {} : { isPressed: isOn[kind] })}
          testId={`effect-${kind}`}
          onPress={() => order({ kind })}
        >
          {t(`briefing.effect.${kind}`)}
        </Button>
      ))}
      {isChoosingReason ? (
        <span className="lift" role="group" aria-label={t('briefing.lift.title')}>
          {standing.liftedUntilMs !== null ? (
            <Button onPress={() => order({ kind: 'cover' })}>{t('briefing.lift.cover')}</Button>
          ) : (
            liftReasonSchema.options.map((reason) => (
              <Button
                key={reason}
                testId={`lift-${reason}`}
                onPress={() => order({ kind: 'lift', reason })}
              >
                {t(`briefing.lift.${reason}`)}
              </Button>
            ))
          )}
        </span>
      ) : (
        <Button
          keyLabel="L"
          testId="lift"
          isPressed={standing.liftedUntilMs !== null}
          onPress={() => run({ kind: 'live' })}
        >
          {t('briefing.lift.title')}
        </Button>
      )}
      <span className="top-space" />
      <Button keyLabel="Shift Esc" testId="briefing-leave" onPress={() => run({ kind: 'leave' })}>
        {t('briefing.leave')}
      </Button>
    </div>
  );
}

const onNow = ({ effects: now }: BriefingStanding) => ({
  black: now.curtain === 'black',
  white: now.curtain === 'white',
  freeze: now.frozenAtMs !== null,
  soften: now.isSoft,
  spot: now.isSpot,
  pointer: now.hand === 'pointer',
  draw: now.hand === 'draw',
});
