import { useEffect, useState } from 'react';
import type { RequestAnswer } from '#contract/channels';
import { request } from '../../bridge/bridge';
import { useText } from '../../kit/text/useText';

/** Which build runs, on which engine, and where its files are. */
export function AboutBlock() {
  const { t } = useText();
  const [about, setAbout] = useState<RequestAnswer<'app:about'>>();
  useEffect(() => {
    void request('app:about', {}).then((outcome) => {
      if (outcome.ok) setAbout(outcome.value);
    });
  }, []);
  if (about === undefined) return null;
  return (
    <section>
      <h3 className="part-title">{t('desk.settings.about')}</h3>
      <p className="hint">
        {t('desk.settings.engine', {
          version: about.version,
          flavour: t(`desk.settings.flavour_${about.flavour}`),
          electron: about.electron,
          chromium: about.chromium,
        })}
      </p>
      <p className="hint">{t('desk.settings.folder', { folder: about.dataFolder })}</p>
    </section>
  );
}
