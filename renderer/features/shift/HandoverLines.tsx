import { useRef, type KeyboardEvent } from 'react';
import { handoverKinds, type HandoverLine } from '#contract/handover';
import { Button } from '../../kit/Button';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { lineWords } from './lineWords';

interface Props {
  lines: readonly HandoverLine[];
  /** Absent while nobody takes over. */
  onConfirm: ((line: HandoverLine) => Promise<void>) | undefined;
}

/** Every line by kind. Arrows go from line to line, space confirms; there is no way to do several. */
export function HandoverLines({ lines, onConfirm }: Props) {
  const { t } = useText();
  const list = useRef<HTMLDivElement>(null);
  if (lines.length === 0) {
    return (
      <div className="quiet" data-testid="handover-empty">
        <h2>{t('handover.empty')}</h2>
        <p>{t('handover.emptyHint')}</p>
      </div>
    );
  }
  const press = (line: HandoverLine): void => {
    const next = nextWaiting(lines, line);
    void onConfirm?.(line).then(() => {
      if (line.confirmed === null) focusLine(list.current, next);
    });
  };
  return (
    <div
      className="handover-lines"
      ref={list}
      data-keys="own"
      data-testid="handover-lines"
      onKeyDown={(event) => moveByArrow(event, list.current)}
    >
      {handoverKinds.map((kind) => {
        const ofKind = lines.filter((line) => line.kind === kind);
        return ofKind.length === 0 ? null : (
          <section key={kind}>
            <h3 className="part-title">
              {t(`handover.kind.${kind}`)}
              <span>{t('handover.lines', { count: ofKind.length })}</span>
            </h3>
            <ul className="handover-rows">
              {ofKind.map((line) => (
                <Row
                  key={line.lineId}
                  line={line}
                  onPress={onConfirm === undefined ? undefined : () => press(line)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Row({ line, onPress }: { line: HandoverLine; onPress: (() => void) | undefined }) {
  const { t, locale } = useText();
  const { confirmed } = line;
  return (
    <li
      className="handover-row"
      data-line={line.lineId}
      data-kind={line.kind}
      data-confirmed={confirmed !== null}
    >
      <PrioritySymbol priority={line.priority} size="1.5rem" isHollow={isAside(line)} />
      <span className="alarm-words">
        <span className="alarm-title">
          {t(`priority.${line.priority}`)} · {localText(line.place, locale)}{' '}
          {localText(line.what, locale)}
        </span>
        <span className="alarm-state">{lineWords(line, t)}</span>
      </span>
      {confirmed === null ? null : (
        <span className="handover-done">
          ✓{' '}
          {t('handover.confirmedBy', {
            name: confirmed.actor.name,
            time: clockText(confirmed.atMs),
          })}
        </span>
      )}
      {onPress === undefined ? null : confirmed === null ? (
        <Button keyLabel="Space" onPress={onPress}>
          {t('handover.confirm')}
        </Button>
      ) : (
        <Button look="plain" onPress={onPress}>
          {t('handover.takeBack')}
        </Button>
      )}
    </li>
  );
}

const isAside = ({ kind }: HandoverLine): boolean =>
  kind !== 'alarm' && kind !== 'incident' && kind !== 'overrun';

/** The next one that waits, below first. */
function nextWaiting(lines: readonly HandoverLine[], after: HandoverLine): string | undefined {
  const at = lines.findIndex(({ lineId }) => lineId === after.lineId);
  const others = [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))];
  return others.find(({ confirmed }) => confirmed === null)?.lineId;
}

function focusLine(list: HTMLElement | null, lineId: string | undefined): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const row = rows.find((one) => one.dataset['line'] === lineId);
  const end = list?.parentElement?.querySelector<HTMLElement>('[data-testid="handover-finish"]');
  (row?.querySelector<HTMLElement>('button') ?? end)?.focus();
}

function moveByArrow(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || list === null) return;
  event.preventDefault();
  const buttons = [...list.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((one) => one === document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
