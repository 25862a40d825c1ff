import { useState } from 'react';
import { webOriginSchema } from '#contract/content';
import type { Settings } from '#contract/settings';
import { plainAddress } from '../../kit/plainAddress';
import { useText } from '../../kit/text/useText';
import { TextField } from './fields';
import type { SettingsRoom } from './useSettings';

const most = 50;

/** As the list holds it: scheme, host and port. Undefined for what names no site. */
function siteFrom(typed: string): string | undefined {
  const address = plainAddress(typed);
  if (address === null) return undefined;
  const { origin, pathname } = new URL(address);
  return pathname === '/' ? webOriginSchema.safeParse(origin).data : undefined;
}

/** Sites that web tiles may show: one a line, an empty line takes it off. */
export function WebBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t } = useText();
  const { webOrigins } = settings;
  const [wrongAt, setWrongAt] = useState<number | null>(null);
  const rows = [...webOrigins, ''].slice(0, most);
  const change = (at: number, typed: string): void => {
    const site = typed === '' ? '' : siteFrom(typed);
    setWrongAt(site === undefined ? at : null);
    if (site === undefined) return;
    const changed = rows.map((row, index) => (index === at ? site : row));
    void room.change({ webOrigins: [...new Set(changed.filter((one) => one !== ''))] });
  };
  return (
    <section data-part="web">
      <h3 className="part-title">{t('content.web.title')}</h3>
      <p className="hint">{t('content.web.settings')}</p>
      {rows.map((row, index) => (
        // Rows are told apart by their number, which is also their key in the form.
        <div key={index} className="limited-field">
          <TextField
            label={t('content.web.site', { number: index + 1 })}
            value={row}
            isWrong={wrongAt === index}
            onReturned={() => setWrongAt(null)}
            onChange={(typed) => change(index, typed)}
          />
          {wrongAt === index ? (
            <p className="field-note" role="alert">
              {t('content.web.siteWrong')}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}
