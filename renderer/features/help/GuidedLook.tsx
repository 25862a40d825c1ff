import './help.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/Button';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { lookSteps } from './lookSteps';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The desk may change under the look; the frame follows at this pace. */
const followMs = 400;

/**
 * Points at the real parts of the desk, one after the other. Nothing is blocked: every key that is
 * shown can be tried at once. Enter goes on while no number is typed, Escape ends it.
 */
export function GuidedLook({ onEnd }: { onEnd: () => void }) {
  const { t } = useText();
  const [at, setAt] = useState(0);
  const step = lookSteps[at];
  const box = useBoxOf(step?.target ?? '');
  const next = useRef<HTMLDivElement>(null);
  useEffect(() => {
    next.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  }, [at]);
  if (step === undefined) return null;
  const isLast = at === lookSteps.length - 1;
  return (
    <>
      {box === null ? null : <div className="look-frame" style={box} aria-hidden="true" />}
      <section
        className="look-card"
        data-testid="look"
        data-step={step.id}
        data-side={box !== null && box.left > window.innerWidth / 2 ? 'left' : 'right'}
        role="dialog"
        aria-label={t('help.look')}
      >
        <p className="hint">{t('help.step', { at: at + 1, of: lookSteps.length })}</p>
        <h2>{t(`look.${step.id}.title`)}</h2>
        <p>{t(`look.${step.id}.words`)}</p>
        <p className="look-keys">
          {step.keys.map((id) => (
            <span key={id}>
              <KeyCap keyOf={id} /> {t(`desk.keyWords.${id}`)}
            </span>
          ))}
        </p>
        <div ref={next} className="action-row">
          <Button look="plain" keyOf="leave" onPress={onEnd} testId="look-end">
            {t('help.endLook')}
          </Button>
          {at === 0 ? null : <Button onPress={() => setAt(at - 1)}>{t('help.back')}</Button>}
          <Button
            look="primary"
            keyLabel="Enter"
            onPress={() => (isLast ? onEnd() : setAt(at + 1))}
            testId="look-next"
          >
            {isLast ? t('help.done') : t('help.next')}
          </Button>
        </div>
      </section>
    </>
  );
}

/** Where the first part stands that fits; null where none does. */
function useBoxOf(target: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const look = (): void => {
      const part = document.querySelector(target)?.getBoundingClientRect();
      const isSeen = part !== undefined && part.width > 0;
      setBox(
        isSeen ? { left: part.left, top: part.top, width: part.width, height: part.height } : null,
      );
    };
    const frame = requestAnimationFrame(look);
    const timer = setInterval(look, followMs);
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(timer);
    };
  }, [target]);
  return box;
}
