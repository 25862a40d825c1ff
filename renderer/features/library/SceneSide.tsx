import { useEffect, useState } from 'react';
import type { LibraryRow, SceneDetail } from '#contract/sceneLibrary';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { SceneBoard } from './SceneBoard';
import { missingWords, versionWords } from './sceneWords';

interface Props {
  row: LibraryRow;
  onRestore: (version: number) => void;
}

/** The chosen scene: what is on each tile, what it was before, who uses it. */
export function SceneSide({ row, onRestore }: Props) {
  const { t } = useText();
  const [version, setVersion] = useState<number | null>(null);
  const detail = useDetail(row, version);
  const missing = missingWords(row, t);
  return (
    <div className="scene-side">
      <p className="scene-saved" data-testid="scene-saved">
        <b>{t('library.version', { number: row.present.number })}</b> {versionWords(row.present, t)}
      </p>
      <p className={row.note === '' ? 'hint' : 'scene-note'}>
        {row.note === '' ? t('library.noteNone') : row.note}
      </p>
      {missing.length === 0 ? null : (
        <p className="scene-missing" data-testid="scene-missing">
          <b>{missing.join(' · ')}</b> {t('library.keptHint')}
        </p>
      )}
      {version === null ? null : (
        <p className="scene-looking" role="status">
          {t('library.looking', { number: version })}
          <Button look="plain" onPress={() => setVersion(null)}>
            {t('library.lookNow')}
          </Button>
        </p>
      )}
      <div className="scene-boards">
        {detail?.screens.map((screen) => (
          <SceneBoard key={screen.shape.screenId} screen={screen} />
        ))}
      </div>
      <p className="hint legend">{t('library.legend')}</p>
      <div className="scene-halves">
        <section data-testid="scene-history">
          <h3 className="part-title">
            {t('library.history')} <span>{t('library.historyHint')}</span>
          </h3>
          {detail?.versions.map((one, index) => (
            <p key={one.number} className="scene-version" data-shown={one.number === detail.shown}>
              <b>{t('library.version', { number: one.number })}</b>
              <span className="scene-version-words">{versionWords(one, t)}</span>
              {index === 0 ? (
                <span className="hint">{t('library.present')}</span>
              ) : (
                <span className="scene-version-keys">
                  <Button look="plain" onPress={() => setVersion(one.number)}>
                    {t('library.look')}
                  </Button>
                  <Button look="plain" onPress={() => onRestore(one.number)}>
                    {t('library.restore')}
                  </Button>
                </span>
              )}
            </p>
          ))}
        </section>
        <section data-testid="scene-uses">
          <h3 className="part-title">{t('library.uses')}</h3>
          {row.uses.length === 0 ? <p className="hint">{t('library.usesNone')}</p> : null}
          {row.uses.map(({ kind, name }) => (
            <p key={`${kind} ${name}`} className="scene-use">
              {t(`library.use.${kind}`, { name })}
            </p>
          ))}
        </section>
      </div>
    </div>
  );
}

/** The state that is looked at; the one before stays until it is here. */
function useDetail(row: LibraryRow, version: number | null): SceneDetail | undefined {
  const [detail, setDetail] = useState<SceneDetail>();
  const { sceneId } = row;
  useEffect(() => {
    let isCurrent = true;
    void request('library:scene', { sceneId, version }).then((told) => {
      if (isCurrent && told.ok) setDetail(told.value);
    });
    return () => {
      isCurrent = false;
    };
    // Another edition of the same scene has another row.
  }, [row, sceneId, version]);
  return detail;
}
