import { localText, useText, type Text } from './text/useText';
import { textWidth } from './textWidth';
import { useEachSecond, useSecond } from './ticker';
import { spanText, wallSpanText } from './time';

/** One step as drawn: clocks in ms since 1970, null when not begun or not ended. */
export interface StepBox {
  code: string;
  /** What the platform calls it; absent or null: our word. */
  name?: { zh: string; en: string } | null;
  startedAtMs: number | null;
  endedAtMs: number | null;
  limitMs: number | null;
}

interface Props {
  steps: readonly StepBox[];
  currentStep: string;
  /** card: on the wall; ribbon: edge of the wall; list: desk list. */
  variant: 'card' | 'ribbon' | 'list';
  /** Names are left out where there is no room. */
  hasNames?: boolean;
  /** Width of all boxes on a wall, in its units: a name that does not fit whole is left out. */
  roomUnits?: number;
}

/** What a step is called: by its platform, else by us. */
export const stepName = (
  step: Pick<StepBox, 'code' | 'name'>,
  { t, locale }: Pick<Text, 't' | 'locale'>,
): string => (step.name == null ? t(`step.${step.code}`) : localText(step.name, locale));

/** The mark of the product: six boxes, the running one opens and says its name and clock. */
export function SixSteps({
  steps,
  currentStep,
  variant,
  hasNames = variant !== 'ribbon',
  roomUnits,
}: Props) {
  const text = useText();
  const current = steps.findIndex((step) => step.code === currentStep);
  const name = stepName(steps[current] ?? { code: currentStep }, text);
  return (
    <ol
      className="steps"
      data-variant={variant}
      aria-label={text.t('step.position', { number: current + 1, name })}
    >
      {steps.map((step, index) =>
        index === current && step.endedAtMs === null ? (
          <RunningStep
            key={step.code}
            step={step}
            number={index + 1}
            hasName={hasNames}
            room={roomUnits === undefined ? Infinity : runningRoom[variant](roomUnits)}
            isWall={variant !== 'list'}
          />
        ) : (
          <li key={step.code} className="step" data-state={index <= current ? 'done' : 'to-come'}>
            {variant === 'ribbon' ? null : index + 1}
          </li>
        ),
      )}
    </ol>
  );
}

/** A box that was white for so long gives less light on a wall (screen care). */
const restMs = 20 * 60_000;

/** What the running box has for its words, in sizes of its letters (kit.css). */
const runningRoom = {
  card: (boxes: number) => (((boxes - 5 * 0.12) * 7) / 12 - 2 * 0.45 - 0.4 - 0.1) / 1.2,
  ribbon: (boxes: number) => boxes - 5 * (0.7 + 0.12) - 2 * 0.45 - 0.4 - 0.1,
  list: () => Infinity,
} as const;

interface RunningProps {
  step: StepBox;
  number: number;
  hasName: boolean;
  room: number;
  isWall: boolean;
}

function RunningStep({ step, number, hasName, room, isWall }: RunningProps) {
  const words = useText();
  const { text, isOver } = useStepClock(step, isWall);
  const clock = isOver ? words.t('step.over') : text;
  const name = stepName(step, words);
  const fits = textWidth(`${String(number)} ${clock}`, 600) + textWidth(name, 400) <= room;
  const isRested = useEachSecond((now) => now - (step.startedAtMs ?? now) >= restMs);
  return (
    <li
      className="step"
      data-state="running"
      data-over={isOver}
      data-rested={isRested}
      aria-current="step"
    >
      <span className="step-name">
        <b>{number}</b> {hasName && fits ? name : null}
      </span>
      <span>{clock}</span>
    </li>
  );
}

/** Time left where the step has a limit, else time since it began. */
export function useStepClock(step: StepBox, isWall: boolean): { text: string; isOver: boolean } {
  const now = useSecond();
  const format = isWall ? wallSpanText : spanText;
  const elapsed = now - (step.startedAtMs ?? now);
  if (step.limitMs === null) return { text: format(elapsed), isOver: false };
  const left = step.limitMs - elapsed;
  return { text: format(left), isOver: left < 0 };
}
