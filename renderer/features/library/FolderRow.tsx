import type { LibraryRow } from '#contract/sceneLibrary';
import { useText } from '../../kit/text/useText';
import { foldersOf } from './findScenes';

/** Folders as a row of choices; without any there is nothing to choose. */
export function FolderRow({
  rows,
  folder,
  onChoose,
}: {
  rows: readonly LibraryRow[];
  folder: string | null;
  onChoose: (folder: string | null) => void;
}) {
  const { t } = useText();
  const folders = foldersOf(rows);
  if (folders.length < 2) return null;
  const choices = [{ folder: null, count: rows.length }, ...folders];
  return (
    <div className="folder-row" role="group" aria-label={t('library.folder')}>
      {choices.map((one) => (
        <button
          key={one.folder ?? 'every'}
          type="button"
          className="tab"
          aria-pressed={folder === one.folder}
          onClick={() => onChoose(one.folder)}
        >
          {one.folder === null
            ? t('library.all')
            : one.folder === ''
              ? t('library.noFolder')
              : one.folder}{' '}
          {one.count}
        </button>
      ))}
    </div>
  );
}
