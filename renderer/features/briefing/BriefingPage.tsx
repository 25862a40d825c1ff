import './briefing.css';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { StationView } from '#contract/view';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { spanText } from '../../kit/time';
import { CheckList } from './CheckList';
import { ItemForm } from './ItemForm';
import { ItemRow } from './ItemRow';
import { withItem, withItemMoved, withNewItem, withoutItem } from './programmeDraft';
import { plannedMs } from './timing';
import { useProgrammes, type Programmes } from './useProgrammes';
import { bothWords } from './words';

/** Programmes before a presentation: chosen, checked, started; and edited, all by keys. */
export function BriefingPage({ station }: { station: StationView }) {
  const { t, locale } = useText();
  const programmes = useProgrammes();
  const { book, programme, index, chooseItem, change } = programmes;
  if (book === null) return <p className="hint">{t('briefing.reading')}</p>;
  const item = programme?.items[index];
  return (
    <div
      className="briefing-page"
      data-testid="briefing-page"
      onKeyDown={(event) => editByKey(event, programmes)}
    >
      <div className="programme-bar" role="group" aria-label={t('briefing.programmes')}>
        {book.programmes.map((one) => (
          <button
            key={one.programmeId}
            type="button"
            className="tab"
            aria-pressed={one.programmeId === programme?.programmeId}
            onClick={() => programmes.choose(one.programmeId)}
          >
            {bothWords(one.name, locale)} <span>{spanText(plannedMs(one))}</span>
          </button>
        ))}
        <Button onPress={() => programmes.add(t('briefing.newName'))} testId="programme-add">
          {t('briefing.add')}
        </Button>
        <Button look="plain" onPress={programmes.remove} testId="programme-remove">
          {t('briefing.remove')}
        </Button>
        <span className="top-space" />
        {programmes.refusal === null ? null : (
          <span className="refusal" role="alert">
            {faultWords(programmes.refusal, t)}
          </span>
        )}
      </div>
      {programme === undefined ? (
        <p className="hint">{t('briefing.none')}</p>
      ) : (
        <div className="briefing-columns">
          <section className="briefing-items">
            <NameField key={programme.programmeId} programmes={programmes} />
            <ItemList programmes={programmes} />
            <ItemTools programmes={programmes} />
            {item === undefined ? null : (
              <ItemForm
                key={`${programme.programmeId} ${item.itemId}`}
                item={item}
                number={index + 1}
                onChange={(next) => change(withItem(programme, index, next))}
              />
            )}
          </section>
          <CheckList
            key={programme.programmeId}
            station={station}
            programme={programme}
            cut={book.cut?.programmeId === programme.programmeId ? book.cut : null}
            onRefused={programmes.say}
            onItem={chooseItem}
          />
        </div>
      )}
    </div>
  );
}

function NameField({ programmes }: { programmes: Programmes }) {
  const { t, locale } = useText();
  const { programme, change } = programmes;
  if (programme === undefined) return null;
  const part = locale === 'en' ? 'en' : 'zh';
  return (
    <label className="labelled programme-name">
      {t('briefing.name')}
      <input
        className="field"
        defaultValue={bothWords(programme.name, locale)}
        maxLength={60}
        onBlur={(event) => {
          const name = event.target.value.trim();
          if (name !== '' && name !== bothWords(programme.name, locale)) {
            change({ ...programme, name: { ...programme.name, [part]: name } });
          }
        }}
      />
    </label>
  );
}

function ItemList({ programmes }: { programmes: Programmes }) {
  const { t } = useText();
  const { programme, index, chooseItem } = programmes;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const items = programme?.items ?? [];
  if (items.length === 0) return <p className="hint">{t('briefing.empty')}</p>;
  return (
    <ol
      ref={list}
      className="item-list"
      role="listbox"
      tabIndex={0}
      data-keys="own"
      data-testid="item-list"
      aria-label={t('briefing.items')}
      aria-activedescendant={`item-${String(index)}`}
    >
      {items.map((item, at) => (
        <ItemRow
          key={item.itemId}
          item={item}
          number={at + 1}
          check={programme?.checks[at]}
          isChosen={at === index}
          onChoose={() => chooseItem(at)}
        />
      ))}
    </ol>
  );
}

function ItemTools({ programmes }: { programmes: Programmes }) {
  const { t } = useText();
  const { canUndo } = programmes;
  return (
    <div className="item-tools">
      <Button keyLabel="Ins" testId="item-add" onPress={() => edit('Insert', programmes)}>
        {t('briefing.tool.add')}
      </Button>
      <Button keyLabel="Del" onPress={() => edit('Delete', programmes)}>
        {t('briefing.tool.remove')}
      </Button>
      <Button keyLabel="Alt ↑" onPress={() => edit('Alt+ArrowUp', programmes)}>
        {t('briefing.tool.up')}
      </Button>
      <Button keyLabel="Alt ↓" onPress={() => edit('Alt+ArrowDown', programmes)}>
        {t('briefing.tool.down')}
      </Button>
      <Button
        keyLabel="Ctrl Z"
        unavailable={canUndo ? undefined : t('briefing.tool.nothing')}
        onPress={programmes.undo}
      >
        {t('briefing.tool.undo')}
      </Button>
    </div>
  );
}

/** What a key of the list does. Answer: whether it does anything. */
function edit(key: string, programmes: Programmes): boolean {
  const { programme, index, change, chooseItem } = programmes;
  if (programme === undefined) return false;
  const last = programme.items.length - 1;
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown':
      chooseItem(Math.min(last, Math.max(0, index + (key === 'ArrowUp' ? -1 : 1))));
      return true;
    case 'Insert':
      change(withNewItem(programme, index, crypto.randomUUID()), Math.min(last + 1, index + 1));
      return true;
    case 'Delete':
      if (last >= 0) change(withoutItem(programme, index), Math.max(0, Math.min(index, last - 1)));
      return true;
    case 'Alt+ArrowUp':
      if (index > 0) change(withItemMoved(programme, index, -1), index - 1);
      return true;
    case 'Alt+ArrowDown':
      if (index < last) change(withItemMoved(programme, index, 1), index + 1);
      return true;
    default:
      return false;
  }
}

/** Text fields keep their keys; the rest of the page edits the programme. */
function editByKey(event: KeyboardEvent<HTMLElement>, programmes: Programmes): void {
  const target = event.target as HTMLElement;
  const isInText = target.closest('input, textarea, select') !== null;
  if (event.nativeEvent.isComposing || isInText) return;
  if (event.ctrlKey && event.code === 'KeyZ') {
    programmes.undo();
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.shiftKey) return;
  const isList = target.closest('[role="listbox"]') !== null;
  if (event.code.startsWith('Arrow') && !event.altKey && !isList) return;
  if (edit(`${event.altKey ? 'Alt+' : ''}${event.code}`, programmes)) event.preventDefault();
}
