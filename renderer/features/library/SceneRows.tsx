import { useEffect, useRef } from 'react';
import type { SceneId } from '#contract/ids';
import type { LibraryRow } from '#contract/sceneLibrary';
import { useText } from '../../kit/text/useText';
import { SceneThumb } from './SceneThumb';
import { missingWords } from './sceneWords';

interface Props {
  rows: readonly LibraryRow[];
  chosenId: SceneId | null;
  onChoose: (sceneId: SceneId) => void;
  onRecall: () => void;
}

/** Scenes by number, each drawn in small. One click chooses, two recall. */
export function SceneRows({ rows, chosenId, onChoose, onRecall }: Props) {
  const { t } = useText();
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [chosenId]);
  return (
    <div
      className="library-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('library.list')}
      aria-activedescendant={chosenId === null ? undefined : `library-${chosenId}`}
      data-testid="library-list"
    >
      {rows.map((row) => {
        const { sceneId, number, name, isInForce, folder } = row;
        const missing = missingWords(row, t);
        const isChosen = sceneId === chosenId;
        return (
          <div
            key={sceneId}
            ref={isChosen ? chosen : undefined}
            id={`library-${sceneId}`}
            className="library-row"
            role="option"
            aria-selected={isChosen}
            data-testid={`library-${String(number)}`}
            onClick={() => onChoose(sceneId)}
            onDoubleClick={onRecall}
          >
            <SceneThumb shapes={row.shapes} label={t('library.thumbnail', { number })} />
            <span className="library-words">
              <span className="library-name">
                <b>{number}</b> <span>{name}</span>
              </span>
              <span className="library-second">
                {[folder === '' ? null : folder, ...missing].filter(Boolean).join(' · ') ||
                  t('library.screens', { count: row.shapes.length })}
              </span>
            </span>
            {isInForce ? <span className="library-air">{t('library.onAir')}</span> : null}
          </div>
        );
      })}
    </div>
  );
}
