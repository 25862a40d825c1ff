import { useState } from 'react';
import type { ImportChoice, ImportRow, OpenedFile } from '#contract/sceneLibrary';
import { Button } from '../../kit/Button';
import { useText, type Text } from '../../kit/text/useText';
import { SceneThumb } from './SceneThumb';
import { missingWords } from './sceneWords';

type How = ImportChoice['how'];

interface Props {
  file: OpenedFile;
  onTake: (choices: ImportChoice[]) => void;
  onAnother: () => void;
  onLeave: () => void;
}

/** What a file holds, before anything is taken over: its mistakes by line, or its scenes. */
export function ImportPanel({ file, onTake, onAnother, onLeave }: Props) {
  const { t } = useText();
  const [chosen, setChosen] = useState<Record<number, How>>({});
  const { rows, problems } = file;
  const howOf = ({ index, conflict }: ImportRow): How =>
    chosen[index] ?? (conflict?.isSame === true ? 'skip' : 'keep');
  const choices = rows.map((row) => ({ index: row.index, how: howOf(row) }));
  const isNothing = choices.every(({ how }) => how === 'skip');
  const conflicts = rows.filter(({ conflict }) => conflict !== null).length;
  return (
    <section className="import" data-testid="import-panel" aria-label={t('library.import')}>
      <h3 className="part-title">{t('sceneImport.title', { file: file.fileName })}</h3>
      {problems.length > 0 ? (
        <Problems problems={problems} />
      ) : (
        <>
          <p role="status">
            {t('sceneImport.sound', { count: rows.length })}{' '}
            {conflicts === 0 ? null : <b>{t('sceneImport.conflicts', { count: conflicts })}</b>}
          </p>
          {rows.map((row) => (
            <ImportLine
              key={row.index}
              row={row}
              how={howOf(row)}
              onHow={(how) => setChosen((before) => ({ ...before, [row.index]: how }))}
            />
          ))}
        </>
      )}
      <div className="action-row">
        {problems.length > 0 ? (
          <Button look="primary" keyLabel="Ctrl O" onPress={onAnother}>
            {t('sceneImport.another')}
          </Button>
        ) : (
          <Button
            look="primary"
            testId="import-take"
            unavailable={isNothing ? t('sceneImport.nothing') : undefined}
            onPress={() => onTake(choices)}
          >
            {t('sceneImport.take')}
          </Button>
        )}
        <Button look="plain" onPress={onLeave} testId="import-leave">
          {t('sceneImport.leave')}
        </Button>
      </div>
    </section>
  );
}

function ImportLine({ row, how, onHow }: { row: ImportRow; how: How; onHow: (how: How) => void }) {
  const { t } = useText();
  const { number, name, conflict } = row;
  const ways: readonly How[] = conflict === null ? ['keep', 'skip'] : ['keep', 'replace', 'skip'];
  return (
    <fieldset className="import-line" data-testid={`import-${String(number)}`}>
      <legend className="aside">{`${String(number)} ${name}`}</legend>
      <SceneThumb shapes={row.shapes} label={t('library.thumbnail', { number })} />
      <span className="library-words">
        <span className="library-name">
          <b>{number}</b> <span>{name}</span>
        </span>
        <span className="library-second">
          {[
            conflict === null
              ? t('sceneImport.free')
              : conflict.isSame
                ? t('sceneImport.same')
                : t('sceneImport.taken', { number, name: conflict.name }),
            ...missingWords(row, t),
          ].join(' · ')}
        </span>
      </span>
      {ways.map((way) => (
        <label key={way} className="import-way">
          <input
            type="radio"
            name={`import-${String(row.index)}`}
            checked={how === way}
            data-way={way}
            onChange={() => onHow(way)}
          />
          {wayWords(way, conflict !== null, t)}
        </label>
      ))}
    </fieldset>
  );
}

const wayWords = (way: How, isTaken: boolean, t: Text['t']): string => {
  if (way === 'skip') return t('sceneImport.skip');
  if (way === 'replace') return t('sceneImport.replace');
  return isTaken ? t('sceneImport.keepBoth') : t('sceneImport.take');
};

const types = ['number', 'int', 'string', 'boolean', 'object', 'record', 'array', 'null'];

function Problems({ problems }: Pick<OpenedFile, 'problems'>) {
  const { t } = useText();
  return (
    <>
      <p role="alert">
        <b>{t('sceneImport.broken')}</b>
      </p>
      <ul className="import-problems" data-testid="import-problems">
        {problems.map(({ line, code, at, expected }) => {
          const isType = code === 'type' || code === 'missing';
          const type = types.includes(expected) ? expected : 'other';
          const words = isType ? t(`sceneImport.type.${type}`) : expected;
          return (
            <li key={`${String(line)} ${at} ${code}`}>
              <b>{t('sceneImport.line', { line })}</b>
              <span>
                {t(`sceneImport.problem.${code}`, { expected: words })}
                {at === '' ? null : <code>{at}</code>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
