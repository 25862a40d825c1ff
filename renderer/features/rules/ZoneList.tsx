import type { WallZone } from '#contract/alarmRule';
import type { ScreenId } from '#contract/ids';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import type { RuleRoom } from './clauses';
import { WordPicker } from './WordPicker';

interface Props {
  zones: readonly WallZone[];
  room: RuleRoom;
  /** Screens that have an alarm tile now. */
  reserved: ReadonlySet<ScreenId>;
  onChange: (zones: WallZone[]) => void;
}

/** Named sets of screens; rules send alarms to the alarm tiles of one. */
export function ZoneList({ zones, room, reserved, onChange }: Props) {
  const { t } = useText();
  const put = (zone: WallZone): void =>
    onChange(zones.map((one) => (one.zoneId === zone.zoneId ? zone : one)));
  const first = room.screens[0]?.screenId;
  const add = (): void => {
    if (first === undefined) return;
    const name = t('rules.zoneNew', { number: zones.length + 1 });
    onChange([...zones, { zoneId: crypto.randomUUID(), name, screenIds: [first] }]);
  };
  const screenWords = (screenId: string): string => {
    const screen = room.screens.find((one) => one.screenId === screenId);
    return screen === undefined
      ? t('rules.gone')
      : t('rules.screen', { number: screen.number, name: screen.name }).trim();
  };
  return (
    <section>
      <h3 className="part-title">{t('rules.zones')}</h3>
      <p className="hint">{t('rules.zonesHint')}</p>
      {zones.map((zone) => (
        <div key={zone.zoneId} className="zone" data-testid="zone">
          <input
            className="field"
            aria-label={t('rules.zoneName')}
            maxLength={40}
            value={zone.name}
            onChange={(event) => put({ ...zone, name: event.target.value })}
          />
          <WordPicker
            label={zone.name}
            words={zone.screenIds.map(screenWords).join(t('rules.join'))}
            options={[
              ...new Set([...room.screens.map(({ screenId }) => screenId), ...zone.screenIds]),
            ].map((screenId) => [screenId, screenWords(screenId)])}
            chosen={zone.screenIds}
            onToggle={(id) => {
              const screenId = id as ScreenId;
              const isIn = zone.screenIds.includes(screenId);
              const screenIds = isIn
                ? zone.screenIds.filter((one) => one !== screenId)
                : [...zone.screenIds, screenId];
              put({ ...zone, screenIds });
            }}
          />
          <Button
            look="plain"
            onPress={() => onChange(zones.filter((one) => one.zoneId !== zone.zoneId))}
          >
            {t('rules.zoneRemove')}
          </Button>
          {zone.screenIds.length === 0 ? (
            <span className="issue">{t('rules.zoneNoScreen')}</span>
          ) : zone.screenIds.some((screenId) => reserved.has(screenId)) ? null : (
            <span className="hint">{t('rules.zoneEmpty')}</span>
          )}
        </div>
      ))}
      <p>
        <Button onPress={add} testId="zone-add">
          {t('rules.zoneAdd')}
        </Button>
      </p>
    </section>
  );
}
