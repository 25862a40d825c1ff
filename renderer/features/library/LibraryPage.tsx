import './library.css';
import { useEffect, useRef } from 'react';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import type { Ask } from './ask';
import { FolderRow } from './FolderRow';
import { freeNumberOf } from './findScenes';
import { ImportPanel } from './ImportPanel';
import { libraryCommand } from './libraryKeys';
import { SceneForm } from './SceneForm';
import { SceneRows } from './SceneRows';
import { SceneSide } from './SceneSide';
import { useLibraryPage } from './useLibraryPage';

interface Props {
  ask: Ask;
  /** Everything that may change the list. */
  news: readonly unknown[];
  /** Digits wait at the desk: Enter is for them. */
  isNumberTyped: boolean;
}

/** All saved scenes: found, recalled, kept, changed, taken in and out. By keys alone. */
export function LibraryPage({ ask, news, isNumberTyped }: Props) {
  const { t } = useText();
  const page = useLibraryPage(ask, news);
  const { library, shown, chosen, mode, file, run, dispatch } = page;
  const search = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  // Keys come here: after the page was opened, when a form was left, and when a file took the place
  // of the list that had the focus.
  useEffect(() => {
    if (mode === 'browse' || mode === 'import') root.current?.focus();
  }, [mode, file?.importId]);
  /** True when the key was one of ours. */
  const takes = (event: KeyboardEvent): boolean => {
    if (event.isComposing || mode === 'new' || mode === 'edit') return false;
    const command = libraryCommand(event);
    if (command === undefined || (command === 'recall' && isNumberTyped)) return false;
    event.preventDefault();
    if (command === 'search') search.current?.focus();
    else run(command);
    return true;
  };
  const isEmpty = library.isRead && library.rows.length === 0;
  return (
    <div
      ref={root}
      className="library"
      tabIndex={-1}
      data-keys="own"
      data-testid="library-page"
      onKeyDown={(event) => {
        if (takes(event.nativeEvent)) event.stopPropagation();
      }}
    >
      <div className="library-bar">
        <Button
          look={mode === 'browse' ? 'primary' : 'outline'}
          keyLabel="Enter"
          unavailable={chosen === undefined ? t('library.none') : undefined}
          onPress={() => run('recall')}
          testId="library-recall"
        >
          {t('library.recall')}
        </Button>
        <Button keyLabel="Ins" onPress={() => run('save-new')} testId="library-new">
          {t('library.saveNew')}
        </Button>
        <Button keyLabel="Ctrl O" onPress={() => run('import')} testId="library-import">
          {t('library.import')}
        </Button>
        <Button
          keyLabel="Shift X"
          unavailable={isEmpty ? t('library.none') : undefined}
          onPress={() => run('export-all')}
        >
          {t('library.exportAll')}
        </Button>
        <Button
          keyLabel="Ctrl Z"
          unavailable={library.undo === null ? t('fault.scene_nothing-to-undo') : undefined}
          onPress={() => run('undo')}
        >
          {t('library.undo')}
        </Button>
        <span className="library-said" role="status" data-testid="library-said">
          {page.said}
        </span>
      </div>
      {file !== null ? (
        <ImportPanel
          key={file.importId}
          file={file}
          onTake={(choices) => void page.take(choices)}
          onAnother={() => run('import')}
          onLeave={() => dispatch({ type: 'left' })}
        />
      ) : null}
      {mode === 'new' || mode === 'edit' ? (
        <SceneForm
          key={mode}
          row={mode === 'edit' ? chosen : undefined}
          rows={library.rows}
          freeNumber={freeNumberOf(library.rows)}
          folder={page.folder ?? ''}
          onKeep={(words) => void page.keep(words)}
          onLeave={() => dispatch({ type: 'left' })}
        />
      ) : null}
      {file !== null ? null : isEmpty ? (
        <div className="library-none">
          <h3>{t('library.none')}</h3>
          <p>{t('library.noneHint')}</p>
        </div>
      ) : (
        <div className="library-halves">
          <div className="library-left">
            <input
              ref={search}
              className="field"
              type="search"
              data-part="search"
              data-testid="library-search"
              aria-label={t('library.searchLabel')}
              placeholder={t('library.search')}
              value={page.words}
              onChange={(event) => dispatch({ type: 'searched', words: event.target.value })}
            />
            <FolderRow
              rows={library.rows}
              folder={page.folder}
              onChoose={(folder) => dispatch({ type: 'folderChosen', folder })}
            />
            {shown.length === 0 && library.isRead ? (
              <p className="hint">{t('library.noHits')}</p>
            ) : (
              <SceneRows
                rows={shown}
                chosenId={chosen?.sceneId ?? null}
                onChoose={(sceneId) => dispatch({ type: 'chosen', sceneId })}
                onRecall={() => run('recall')}
              />
            )}
          </div>
          {chosen === undefined ? null : (
            <div className="library-right">
              <h3 className="scene-title">
                <b>{chosen.number}</b> {chosen.name}
                {chosen.folder === '' ? null : <span>{chosen.folder}</span>}
                {chosen.isInForce ? <span>{t('library.onAir')}</span> : null}
              </h3>
              <div className="action-row">
                <Button keyLabel="Ctrl S" onPress={() => run('overwrite')}>
                  {t('library.overwrite')}
                </Button>
                <Button keyLabel="F2" onPress={() => run('edit')}>
                  {t('library.edit')}
                </Button>
                <Button keyLabel="Ctrl D" onPress={() => run('duplicate')}>
                  {t('library.duplicate')}
                </Button>
                <Button keyLabel="X" onPress={() => run('export-one')}>
                  {t('library.exportOne')}
                </Button>
                <Button look="plain" keyLabel="Del" onPress={() => run('remove')}>
                  {t('library.remove', { number: chosen.number })}
                </Button>
              </div>
              <SceneSide
                key={chosen.sceneId}
                row={chosen}
                onRestore={(version) => void page.restore(version)}
              />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
