import type { MappingPreview, PreviewedAlarm } from '#contract/alarmSource';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { useText } from '../../kit/text/useText';

/** What would come of the sample: the alarm as the desk would show it. */
export function PreviewResult({ preview, zone }: { preview: MappingPreview | null; zone: string }) {
  const { t } = useText();
  return (
    <div className="source-preview" role="status" data-testid="source-preview">
      <h3 className="part-title">{t('source.preview')}</h3>
      {preview === null ? <p className="hint">{t('source.previewHint')}</p> : null}
      {preview === null || preview.format === null ? null : (
        <p className="hint">
          {t('source.readAs', { format: t(`source.format.${preview.format}`) })}
        </p>
      )}
      {preview?.format === null ? <p className="refusal">{t('source.unreadBody')}</p> : null}
      {preview?.alarms.map((alarm, at) => (
        // They have no other name than their place.
        <Alarm key={at} alarm={alarm} zone={zone} />
      ))}
      {preview === null || preview.more === 0 ? null : (
        <p className="hint">{t('source.more', { count: preview.more })}</p>
      )}
    </div>
  );
}

function Alarm({ alarm, zone }: { alarm: PreviewedAlarm; zone: string }) {
  const { t, locale } = useText();
  const say = ({ zh, en }: { zh: string; en: string }): string => (locale === 'en' ? en : zh);
  const { does, camera, position, atMs } = alarm;
  const when =
    atMs === null
      ? t('source.whenItComes')
      : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(atMs);
  const known = camera.name === null ? t('source.unknownCamera') : say(camera.name);
  const rows = [
    [
      t('source.field.camera'),
      camera.said === '' ? t('source.noCamera') : `${camera.said} · ${known}`,
    ],
    [t('source.field.place'), say(alarm.place) || '–'],
    [t('source.field.time'), when],
    [t('source.field.kind'), alarm.kind],
    [t('source.field.id'), alarm.key],
    [t('source.field.description'), say(alarm.description) || '–'],
    [
      t('source.position'),
      position === null ? '–' : `${position.longitude.toFixed(5)}, ${position.latitude.toFixed(5)}`,
    ],
  ];
  return (
    <article className="preview-alarm" data-does={does} data-zone={zone}>
      <h4 className="preview-title">
        <PrioritySymbol priority={alarm.priority} size="1.5rem" isHollow={does !== 'raise'} />
        <span>{say(alarm.what)}</span>
        <span className="preview-does">{t(`source.does.${does}`)}</span>
        {alarm.isRehearsal ? <span className="preview-does">{t('source.rehearsal')}</span> : null}
      </h4>
      <dl className="preview-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
