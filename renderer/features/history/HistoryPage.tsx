import './history.css';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { AlarmReport } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { faultWords } from '../../kit/text/faultWords';
import { localText, useText, type Text } from '../../kit/text/useText';
import { HistoryDetail } from './HistoryDetail';
import { HistoryFilters } from './HistoryFilters';
import { HistoryList } from './HistoryList';
import { isNarrowed, type HistoryWish } from './historyWish';
import { useHistory, type Found } from './useHistory';
import { useShiftStarts } from './useShiftStarts';

interface Props {
  /** Opens the page of the alarm's case; false when it is over and has none any more. */
  hasCase: (report: AlarmReport) => boolean;
  onCase: (report: AlarmReport) => void;
  onPutOnWall: (camera: Camera) => void;
}

const pageRows = 12;

/** Every alarm that this station ever journalled: words, filters, and the newest first. */
export function HistoryPage({ hasCase, onCase, onPutOnWall }: Props) {
  const { t, locale } = useText();
  const found = useHistory(useShiftStarts());
  const { wish, search, narrow, rows, answered, more } = found;
  const { text, ...narrowing } = wish;
  const isEverything = answered !== null && answered.text.trim() === '' && !isNarrowed(answered);
  const kinds = useMemo(() => kindWords(found.kinds, locale), [found.kinds, locale]);
  const [place, setPlace] = useState<{ of: HistoryWish | null; index: number }>(nowhere);
  const [opened, setOpened] = useState<AlarmReport | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // What was chosen in another answer says nothing about this one.
  const active = place.of === answered ? Math.min(place.index, rows.length - 1) : 0;
  // Rows are given the same two functions for ever: a page that comes while somebody scrolls draws
  // its own rows and no others.
  const now = useRef({ rows, answered, hasCase, onCase });
  useLayoutEffect(() => {
    now.current = { rows, answered, hasCase, onCase };
  });
  const pick = useCallback((index: number) => setPlace({ of: now.current.answered, index }), []);
  const open = useCallback((index: number): void => {
    const found = now.current;
    const report = found.rows[index];
    if (report === undefined) return;
    setPlace({ of: found.answered, index });
    if (found.hasCase(report)) found.onCase(report);
    else setOpened(report);
  }, []);
  const leave = (): void => {
    setOpened(null);
    field.current?.focus();
  };
  const steps = useMemo<Record<string, number>>(
    () => ({ ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows }),
    [],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.code === 'Escape' && opened !== null) leave();
    else if (!isForRows(event.target)) return;
    else if (event.code in steps) {
      const index = Math.max(0, Math.min(rows.length - 1, active + (steps[event.code] ?? 0)));
      pick(index);
      // Whoever looks through the alarms sees the next one in the same place.
      if (opened !== null) setOpened(rows[index] ?? null);
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') open(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="history" data-testid="history" onKeyDown={onKeyDown}>
      <label className="history-search">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          className="field"
          autoFocus
          maxLength={100}
          placeholder={t('history.search')}
          aria-label={t('history.search')}
          aria-controls="history-list"
          aria-activedescendant={rows.length === 0 ? undefined : `history-${String(active)}`}
          value={text}
          onChange={(event) => search(event.target.value)}
        />
      </label>
      <HistoryFilters {...narrowing} kinds={kinds} onNarrow={narrow} />
      <Count found={found} onAgain={found.again} />
      <div className="history-body" data-beside={opened !== null}>
        <div className="history-found">
          <HistoryList
            rows={rows}
            answered={answered?.text}
            isLate={found.isLate}
            active={active}
            openId={opened?.alarmId ?? null}
            onPick={pick}
            onOpen={open}
            onEnd={more}
          />
          {answered !== null && rows.length === 0 ? (
            <div className="history-none">
              <p>{t(isEverything ? 'history.nothingYet' : 'history.none')}</p>
              <p className="hint">
                {t(isEverything ? 'history.nothingYetHint' : 'history.noneHint')}
              </p>
            </div>
          ) : null}
        </div>
        {opened === null ? null : (
          <HistoryDetail
            report={opened}
            onCase={hasCase(opened) ? () => onCase(opened) : null}
            onPutOnWall={onPutOnWall}
            onLeave={leave}
          />
        )}
      </div>
    </div>
  );
}

const kindWords = (kinds: Found['kinds'], locale: Text['locale']): [string, string][] =>
  [...kinds]
    .map(([kind, what]): [string, string] => [kind, localText(what, locale)])
    .sort(([, a], [, b]) => a.localeCompare(b, locale));

const nowhere = { of: null, index: 0 };

/** Buttons, lists of choices and days keep their own keys. */
const isForRows = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('[type="search"], [role="listbox"]') !== null;

/** How many there are, as far as one knows; or why there is no answer. */
function Count({ found, onAgain }: { found: Found; onAgain: () => void }) {
  const { t } = useText();
  const { rows, next, fault, answered, isLate } = found;
  if (fault !== null) {
    return (
      <p className="history-count" role="alert">
        {t('history.failed', { why: faultWords(fault, t) })}{' '}
        <Button onPress={onAgain}>{t('history.again')}</Button>
      </p>
    );
  }
  const words =
    answered === null || isLate
      ? t('history.looking')
      : t(next === null ? 'history.count' : 'history.countMore', { count: rows.length });
  return (
    <p className="history-count" role="status" data-testid="history-count">
      <span>{words}</span>
      <span className="hint">{t('history.keys')}</span>
    </p>
  );
}
