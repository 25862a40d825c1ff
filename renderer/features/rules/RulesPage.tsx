import './rules.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { anyAlarm, asUsual } from '#contract/alarmRule';
import type { ScreenId } from '#contract/ids';
import type { WindowView } from '#contract/view';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import type { RuleRoom } from './clauses';
import { editorCommand, type EditorCommand } from './editorKeys';
import { ruleIssues } from './issues';
import { RuleRow } from './RuleRow';
import { TrialPanel, stretchOf } from './TrialPanel';
import { useRuleDraft } from './useRuleDraft';
import { useRuleWords } from './useRuleWords';
import { useTrial } from './useTrial';
import { VersionList } from './VersionList';
import { ZoneList } from './ZoneList';

/** Rules for alarms as sentences: read, edited, tried, saved. */
export function RulesPage({ view }: { view: WindowView }) {
  const { t, locale } = useText();
  const [draft, dispatch] = useRuleDraft();
  const files = useRuleWords(draft.book);
  const trial = useTrial();
  const [said, setSaid] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { station, scenes, plans } = view;
  const { book } = draft;
  const isLead = station.actor.role === 'lead';
  const { read } = files;
  useEffect(() => {
    void read(null).then((kept) => {
      if (kept !== undefined) dispatch({ type: 'read', book: kept });
      list.current?.focus();
    });
  }, [read, dispatch]);
  const { words, procedures, cameras } = files;
  const room = useMemo<RuleRoom>(
    () => ({
      words,
      zones: book.zones,
      scenes,
      screens: station.screens,
      platforms: station.platforms,
      procedures,
      cameras,
      t,
      locale,
    }),
    [words, book.zones, scenes, station.screens, station.platforms, procedures, cameras, t, locale],
  );
  const reserved = useMemo(
    () =>
      new Set(
        Object.values(plans)
          .filter(({ tiles }) => tiles.some(({ isAlarmTile }) => isAlarmTile))
          .map(({ screenId }): ScreenId => screenId),
      ),
    [plans],
  );
  const wrong =
    book.table.reduce((sum, rule) => {
      const opened = rule.ruleId === draft.editing ? draft.opened : [];
      return sum + ruleIssues(rule, opened, room).length;
    }, 0) +
    book.zones.filter(({ name, screenIds }) => name.trim() === '' || screenIds.length === 0).length;
  const isChanged = book !== draft.kept;
  const whyNot = !isLead
    ? t('rules.readOnly')
    : wrong > 0
      ? t('rules.wrong', { count: wrong })
      : isChanged
        ? undefined
        : t('rules.unchanged');

  const save = async (): Promise<void> => {
    if (whyNot !== undefined) return;
    const version = await files.save(book);
    if (version === undefined) return;
    dispatch({ type: 'saved' });
    setSaid(t('rules.saved', { number: version.number }));
  };
  const add = (): void => {
    const rule = { ruleId: crypto.randomUUID(), isOn: true, when: anyAlarm, then: asUsual };
    dispatch({ type: 'ruleAdded', rule });
  };
  const restore = async (number: number): Promise<void> => {
    const older = await files.read(number);
    if (older === undefined) return;
    dispatch({ type: 'replaced', book: older });
    setSaid(t('rules.restored', { number }));
  };
  const chosen = book.table.find(({ ruleId }) => ruleId === draft.chosen);
  const commands: Readonly<Record<EditorCommand, () => void>> = {
    up: () => dispatch({ type: 'stepped', by: -1 }),
    down: () => dispatch({ type: 'stepped', by: 1 }),
    'move-up': () => dispatch({ type: 'ruleMoved', by: -1 }),
    'move-down': () => dispatch({ type: 'ruleMoved', by: 1 }),
    edit: () =>
      chosen && dispatch({ type: 'edited', ruleId: draft.editing === null ? chosen.ruleId : null }),
    turn: () =>
      chosen && dispatch({ type: 'ruleChanged', rule: { ...chosen, isOn: !chosen.isOn } }),
    add,
    remove: () => dispatch({ type: 'ruleRemoved' }),
    undo: () => dispatch({ type: 'undone' }),
    save: () => void save(),
    try: () => wrong === 0 && void trial.run(book, ...stretchOf('trialDay', Date.now())),
    'leave-rule': () => {
      dispatch({ type: 'edited', ruleId: null });
      list.current?.focus();
    },
  };
  return (
    <div
      ref={list}
      className="rules"
      tabIndex={-1}
      data-keys="own"
      data-testid="rules-page"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const command = editorCommand(event, draft.editing !== null);
        if (command === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        commands[command]();
      }}
    >
      <div className="rules-bar">
        <Button
          look="primary"
          keyLabel="Ctrl S"
          unavailable={whyNot}
          testId="rules-save"
          onPress={() => void save()}
        >
          {t('rules.save')}
        </Button>
        <Button keyLabel="Ins" onPress={add} testId="rule-add">
          {t('rules.add')}
        </Button>
        <Button
          keyLabel="Ctrl Z"
          unavailable={draft.past.length === 0 ? t('rules.unchanged') : undefined}
          onPress={commands.undo}
        >
          {t('rules.undo')}
        </Button>
        <span role="status" data-testid="rules-said">
          {files.fault !== null
            ? faultWords(files.fault.code, t)
            : wrong > 0
              ? t('rules.wrong', { count: wrong })
              : isChanged
                ? t('rules.unsaved')
                : said}
        </span>
      </div>
      {isLead ? null : <p className="rules-note">{t('rules.readOnly')}</p>}
      <section>
        <h3 className="part-title">
          {t('rules.list')} <span>{t('rules.hint')}</span>
        </h3>
        {book.table.length === 0 ? <p className="hint">{t('rules.none')}</p> : null}
        <ol className="rule-list">
          {book.table.map((rule, index) => (
            <RuleRow
              key={rule.ruleId}
              rule={rule}
              number={index + 1}
              draft={draft}
              room={room}
              count={files.preview?.counts.find(({ ruleId }) => ruleId === rule.ruleId)}
              dispatch={dispatch}
              onCamera={files.addCamera}
            />
          ))}
        </ol>
      </section>
      <TrialPanel book={book} room={room} trial={trial} isWrong={wrong > 0} />
      <ZoneList
        zones={book.zones}
        room={room}
        reserved={reserved}
        onChange={(zones) => dispatch({ type: 'zonesChanged', zones })}
      />
      <VersionList versions={files.versions} onRestore={(number) => void restore(number)} />
    </div>
  );
}
