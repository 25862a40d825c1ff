import './tourGroups.css';
import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import type { Outcome } from '#contract/outcome';
import type { TourGroup } from '#contract/tour';
import { request } from '../../bridge/bridge';
import { KeyCap } from '../../kit/KeyCap';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { draftOf, newDraft } from './draft';
import { GroupForm } from './GroupForm';

/** The named tours 轮巡组: a list, and the form of the chosen one. */
export function TourGroupsPage({ onStart }: { onStart: (number: number) => Promise<boolean> }) {
  const { t } = useText();
  const [groups, readAgain] = useGroups();
  const [chosen, setChosen] = useState<number | null>();
  const [note, setNote] = useState<string | null>(null);
  const [edition, setEdition] = useState(0);
  if (groups === undefined) return <p className="hint">{t('board.form.loading')}</p>;
  const number = chosen === undefined ? (groups[0]?.number ?? null) : chosen;
  const group = groups.find((one) => one.number === number);
  const choose = (next: number | null): void => {
    setChosen(next);
    setNote(null);
    setEdition((last) => last + 1);
  };
  const save = async (next: TourGroup, isStarted: boolean): Promise<void> => {
    const saved = await request('tour:save', { group: next });
    setNote(noteOf(saved, t('tour.groups.saved', { number: next.number }), t));
    if (!saved.ok) return;
    await readAgain();
    setChosen(next.number);
    if (isStarted) await onStart(next.number);
  };
  const remove = async (gone: number): Promise<void> => {
    const removed = await request('tour:remove', { number: gone });
    await readAgain();
    choose(null);
    setNote(noteOf(removed, '', t));
  };
  return (
    <div className="tour-groups">
      <div
        className="tour-list"
        onKeyDown={moveFocus}
        role="group"
        aria-label={t('tour.groups.title')}
      >
        {groups.map((one) => (
          <button
            key={one.number}
            type="button"
            aria-pressed={one.number === number}
            onClick={() => choose(one.number)}
          >
            <KeyCap label={t('tour.groups.startKeys', { number: one.number })} />
            <b>{one.name}</b>
            <span>{t(`tour.groups.${one.source.kind}`)}</span>
          </button>
        ))}
        <button
          type="button"
          aria-pressed={number === null}
          data-testid="tour-new"
          onClick={() => choose(null)}
        >
          <b>{t('tour.groups.new')}</b>
        </button>
        {groups.length === 0 ? <p className="hint">{t('tour.groups.none')}</p> : null}
      </div>
      <GroupForm
        key={`${String(number)} ${String(edition)}`}
        start={group === undefined ? newDraft(groups) : draftOf(group)}
        isKept={group !== undefined}
        note={note}
        onSave={(next, isStarted) => void save(next, isStarted)}
        onRemove={(gone) => void remove(gone)}
      />
    </div>
  );
}

function useGroups(): [TourGroup[] | undefined, () => Promise<void>] {
  const [groups, setGroups] = useState<TourGroup[]>();
  const read = useCallback(async (): Promise<void> => {
    const outcome = await request('tour:groups', {});
    setGroups(outcome.ok ? outcome.value : []);
  }, []);
  useEffect(() => {
    // What was read last time may be old: another desk keeps groups too.
    void Promise.resolve().then(read);
  }, [read]);
  return [groups, read];
}

function noteOf(outcome: Outcome<null>, done: string, t: ReturnType<typeof useText>['t']): string {
  return outcome.ok ? done : faultWords(outcome.fault.code, t);
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Arrows go through the list. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.code];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
