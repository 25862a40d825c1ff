import './ptz.css';
import type { Actor } from '#contract/actor';
import type { Preset, Steering } from '#contract/ptz';
import { Button } from '../../kit/Button';
import { localText, useText } from '../../kit/text/useText';
import { fastest } from './steeringHand';

interface Props {
  /** Who steers the camera now; undefined: nobody. */
  steering: Steering | undefined;
  /** Who sits here. */
  actor: Actor;
  speed: number;
  presets: readonly Preset[];
  onSteer: () => void;
  onTakeOver: () => void;
  onSpeed: (by: 1 | -1) => void;
  onPreset: (number: number) => void;
  /** 0: ends it. */
  onCruise: (number: number) => void;
}

/** Cruises most cameras have; the others by their numbers. 0 ends. */
const offered = [1, 2, 0] as const;

/** The order of ranks in which cameras are taken over. */
const ranks = { presenter: 0, officer: 1, lead: 2 } as const;

/** Takes the selected camera in hand and gives it back; who has it, how fast it goes, where it can be sent. */
export function SteeringControls(props: Props) {
  const { steering, actor, onSteer } = props;
  const { t } = useText();
  if (steering?.isOwn === true) return <OwnSteering {...props} steering={steering} />;
  const canTake = steering !== undefined && ranks[actor.role] > ranks[steering.holder.role];
  return (
    <div className="tour-controls" role="group" aria-label={t('ptz.title')} data-testid="ptz">
      {steering === undefined ? (
        <Button keyOf="steer" onPress={onSteer} testId="steer">
          {t('ptz.steer')}
        </Button>
      ) : (
        <>
          <p className="ptz-holder" data-testid="ptz-holder">
            {t('ptz.heldBy', { holder: holderWords(steering.holder, t) })}
          </p>
          {canTake ? (
            <Button onPress={props.onTakeOver} testId="take-over">
              {t('ptz.takeOver')}
            </Button>
          ) : (
            <p className="hint">{t('ptz.wait')}</p>
          )}
        </>
      )}
    </div>
  );
}

function OwnSteering(props: Props & { steering: Steering }) {
  const { steering, speed, presets, onSteer, onSpeed, onPreset, onCruise } = props;
  const { t, locale } = useText();
  return (
    <div className="ptz-own" role="group" aria-label={t('ptz.title')} data-testid="ptz">
      <div className="tour-controls">
        <Button keyOf="steer" look="primary" isPressed onPress={onSteer} testId="steer">
          {t('ptz.end')}
        </Button>
        <span className="ptz-speed" data-testid="ptz-speed">
          {t('ptz.speed', { speed, fastest })}
          <SpeedBar speed={speed} />
        </span>
        <Button
          keyOf="steerSlower"
          look="plain"
          unavailable={speed <= 1 ? t('ptz.slowest') : undefined}
          onPress={() => onSpeed(-1)}
        >
          {t('ptz.slower')}
        </Button>
        <Button
          keyOf="steerFaster"
          look="plain"
          unavailable={speed >= fastest ? t('ptz.fastest') : undefined}
          onPress={() => onSpeed(1)}
        >
          {t('ptz.faster')}
        </Button>
      </div>
      {presets.length === 0 ? null : (
        <div className="tour-controls" role="group" aria-label={t('ptz.presets')}>
          {presets.slice(0, 8).map(({ number, name }, at) => (
            <Button
              key={number}
              look="plain"
              {...(at === 0 ? { keyOf: 'steerHome' } : { keyOf: 'preset', typed: number })}
              onPress={() => onPreset(number)}
            >
              {t('ptz.preset', { number, name: localText(name, locale) })}
            </Button>
          ))}
        </div>
      )}
      {steering.canCruise === true ? (
        <div className="tour-controls" role="group" aria-label={t('ptz.cruises')}>
          {offered.map((number) => (
            <Button
              key={number}
              look="plain"
              keyOf="cruise"
              typed={number}
              onPress={() => onCruise(number)}
            >
              {number === 0 ? t('ptz.endCruise') : t('ptz.cruise', { number })}
            </Button>
          ))}
        </div>
      ) : null}
      <p className="hint">
        {t('ptz.how')} {t(steering.scope === 'platform' ? 'ptz.platformLock' : 'ptz.stationLock')}
      </p>
    </div>
  );
}

/** The steps of speed as bars: read without counting. */
function SpeedBar({ speed }: { speed: number }) {
  return (
    <span className="ptz-bars" aria-hidden="true">
      {Array.from({ length: fastest }, (_, step) => (
        <i key={step} data-on={step < speed} style={{ height: `${String(30 + step * 10)}%` }} />
      ))}
    </span>
  );
}

/** A seat and a name, as everywhere. */
export const holderWords = (
  { seat, name }: Actor,
  t: (key: string, values?: Record<string, string | number>) => string,
): string => t('seat.owner', { seat, name });
