import type { Settings } from '#contract/settings';
import type { LocalText } from '#contract/text';
import { useText } from '../../kit/text/useText';
import { TextField } from './fields';
import type { SettingsRoom } from './useSettings';

const most = 9;
const nothing: LocalText = { zh: '', en: '' };

/** Short texts of the note form, in both languages. */
export function NoteBlock({ room, settings }: { room: SettingsRoom; settings: Settings }) {
  const { t } = useText();
  const { noteTemplates } = settings;
  const rows = [...noteTemplates, nothing].slice(0, most);
  const change = (at: number, part: Partial<LocalText>): void => {
    const changed = rows.map((row, index) => (index === at ? { ...row, ...part } : row));
    const kept = changed.filter(({ zh, en }) => zh !== '' || en !== '');
    void room.change({ noteTemplates: kept });
  };
  return (
    <section data-part="templates">
      <h3 className="part-title">{t('templates.title')}</h3>
      <p className="hint">{t('templates.hint')}</p>
      {rows.map((row, index) => (
        // Rows are told apart by their number, which is also their key in the form.
        <div key={index} className="field-row">
          <TextField
            label={t('templates.zh', { number: index + 1 })}
            value={row.zh}
            onChange={(zh) => change(index, { zh })}
          />
          <TextField
            label={t('templates.en', { number: index + 1 })}
            value={row.en}
            onChange={(en) => change(index, { en })}
          />
        </div>
      ))}
    </section>
  );
}
