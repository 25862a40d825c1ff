import { useEffect, useRef, useState } from 'react';
import type { LibraryRow } from '#contract/sceneLibrary';
import { Button } from '../../kit/Button';
import { formKeys } from '../../kit/formKeys';
import { useText } from '../../kit/text/useText';

/** What a person gives a scene. */
export interface SceneWords {
  number: number;
  name: string;
  folder: string;
  note: string;
}

interface Props {
  /** The scene whose words are changed; undefined: a new one. */
  row: LibraryRow | undefined;
  freeNumber: number;
  rows: readonly LibraryRow[];
  folder: string;
  onKeep: (words: SceneWords) => void;
  onLeave: () => void;
}

/** Number, name, folder and note; what cannot be kept is said before it is sent. */
export function SceneForm({ row, freeNumber, rows, folder: given, onKeep, onLeave }: Props) {
  const { t } = useText();
  const [number, setNumber] = useState(String(row?.number ?? freeNumber));
  const [name, setName] = useState(row?.name ?? '');
  const [folder, setFolder] = useState(row?.folder ?? given);
  const [note, setNote] = useState(row?.note ?? '');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const holder = rows.find((one) => one.number === Number(number) && one !== row);
  const wrong = !/^[1-9]\d{0,2}$/.test(number)
    ? t('library.numbered')
    : holder !== undefined
      ? t('library.taken', { number: holder.number, name: holder.name })
      : name.trim() === ''
        ? t('library.named')
        : undefined;
  const send = (): void => {
    if (wrong === undefined) onKeep({ number: Number(number), name, folder, note });
  };
  const folders = [...new Set(rows.map((one) => one.folder))].filter((one) => one !== '');
  return (
    <form
      className="scene-form"
      data-testid="scene-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => formKeys(event, send, onLeave)}
    >
      <h3 className="part-title">{row === undefined ? t('library.saveNew') : t('library.edit')}</h3>
      <label>
        {t('library.name')}
        <input
          ref={first}
          className="field"
          data-field="name"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {t('library.number')}
        <input
          className="field short"
          data-field="number"
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.target.value.replace(/\D/g, '').slice(0, 3))}
        />
      </label>
      <label>
        {t('library.folder')}
        <input
          className="field"
          data-field="folder"
          value={folder}
          maxLength={40}
          list="library-folders"
          placeholder={t('library.folderHint')}
          onChange={(event) => setFolder(event.target.value)}
        />
        <datalist id="library-folders">
          {folders.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </label>
      <label className="wide">
        {t('library.note')}
        <input
          className="field"
          data-field="note"
          value={note}
          maxLength={500}
          placeholder={t('library.noteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div className="wide scene-form-end">
        <Button look="primary" keyLabel="Enter" unavailable={wrong} onPress={send}>
          {t('library.keep')}
        </Button>
        <Button look="plain" keyLabel="Esc" onPress={onLeave}>
          {t('library.cancel')}
        </Button>
        <span role="status">{wrong}</span>
      </div>
    </form>
  );
}
