import './settings.css';
import type { Settings } from '#contract/settings';
import type { StationView } from '#contract/view';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { AboutBlock } from './AboutBlock';
import { AwayBlock } from './AwayBlock';
import { Choice, NumberField, TextField } from './fields';
import { KioskBlock } from './KioskBlock';
import { MachineBlock } from './MachineBlock';
import { PanelBlock } from './PanelBlock';
import { PlaceBlock } from './PlaceBlock';
import { NoteBlock } from './NoteBlock';
import { PlatformBlock } from './platforms/PlatformBlock';
import { TrustBlock } from './platforms/TrustBlock';
import { ProcedureBlock } from './ProcedureBlock';
import { SoundBlock, type SoundRoom } from './SoundBlock';
import { ScreenBlock } from './ScreenBlock';
import { ScreenCareBlock } from './ScreenCareBlock';
import { StillCameraBlock } from './StillCameraBlock';
import { StreamBlock } from './StreamBlock';
import { WebBlock } from './WebBlock';
import { useSettings, type SettingsRoom } from './useSettings';
import { WindowBlock } from './WindowBlock';

/** Saved at once, in force at once. */
export function SettingsPanel({ station, sounds }: { station: StationView; sounds: SoundRoom }) {
  const { t } = useText();
  const room = useSettings();
  if (room.settings === undefined) return null;
  return (
    <div className="settings">
      {room.fault === null ? null : (
        <p className="refusal" role="alert">
          {faultWords(room.fault.code, t)}
        </p>
      )}
      <SeatBlock room={room} settings={room.settings} />
      <PlaceBlock room={room} settings={room.settings} />
      <LookBlock room={room} settings={room.settings} />
      <SoundBlock room={room} settings={room.settings} sounds={sounds} />
      <ProcedureBlock />
      <NoteBlock room={room} settings={room.settings} />
      <ScreenBlock room={room} settings={room.settings} screens={station.screens} />
      <ScreenCareBlock room={room} settings={room.settings} />
      <AwayBlock missing={station.screenNews.missing} />
      <PanelBlock room={room} settings={room.settings} screens={station.screens} />
      <KioskBlock room={room} settings={room.settings} />
      <StreamBlock room={room} settings={room.settings} />
      <MachineBlock />
      <StillCameraBlock room={room} settings={room.settings} />
      <WebBlock room={room} settings={room.settings} />
      <WindowBlock room={room} settings={room.settings} />
      <CityBlock room={room} settings={room.settings} />
      <PlatformBlock
        station={station}
        platforms={room.settings.platforms}
        onChanged={room.reload}
      />
      <TrustBlock />
      <AboutBlock />
      <section>
        <h3 className="part-title">{t('desk.settings.reset')}</h3>
        <p className="hint">{t('desk.settings.resetHint')}</p>
        <Button onPress={() => void room.reset()} testId="settings-reset">
          {t('desk.settings.resetDo')}
        </Button>
      </section>
    </div>
  );
}

interface BlockProps {
  room: SettingsRoom;
  settings: Settings;
}

function SeatBlock({ room, settings }: BlockProps) {
  const { t } = useText();
  const { actor } = settings;
  return (
    <section>
      <h3 className="part-title">{t('desk.settings.seat')}</h3>
      <div className="field-row">
        <NumberField
          label={t('desk.settings.seatNumber')}
          value={actor.seat}
          least={1}
          most={99}
          onChange={(seat) => void room.change({ actor: { ...actor, seat } })}
        />
        <TextField
          label={t('desk.settings.seatName')}
          value={actor.name}
          isRequired
          onChange={(name) => void room.change({ actor: { ...actor, name } })}
        />
        <Choice
          label={t('desk.settings.role')}
          value={actor.role}
          options={(['officer', 'lead', 'presenter'] as const).map((role) => [
            role,
            t(`role.${role}`),
          ])}
          onChange={(role) => void room.change({ actor: { ...actor, role } })}
        />
      </div>
    </section>
  );
}

function LookBlock({ room, settings }: BlockProps) {
  const { t } = useText();
  return (
    <section>
      <h3 className="part-title">{t('desk.settings.look')}</h3>
      <div className="field-row">
        <Choice
          label={t('desk.settings.language')}
          value={settings.locale}
          options={[
            ['zh-CN', t('desk.settings.chinese')],
            ['en', t('desk.settings.english')],
          ]}
          onChange={(locale) => void room.change({ locale })}
        />
        <Choice
          label={t('desk.settings.theme')}
          value={settings.theme}
          options={[
            ['dark', t('desk.settings.dark')],
            ['light', t('desk.settings.light')],
          ]}
          onChange={(theme) => void room.change({ theme })}
        />
        <TextField
          label={t('desk.settings.station')}
          value={settings.stationName}
          onChange={(stationName) => void room.change({ stationName })}
        />
      </div>
    </section>
  );
}

function CityBlock({ room, settings }: BlockProps) {
  const { t } = useText();
  const { city } = settings;
  return (
    <section>
      <h3 className="part-title">{t('desk.settings.city')}</h3>
      <p className="hint">{t('desk.settings.cityHint')}</p>
      <div className="field-row">
        <Choice
          label={t('desk.settings.cityOn')}
          value={city.isOn ? 'on' : 'off'}
          options={[
            ['on', t('desk.settings.on')],
            ['off', t('desk.settings.off')],
          ]}
          onChange={(choice) => void room.change({ city: { ...city, isOn: choice === 'on' } })}
        />
        <NumberField
          label={t('desk.settings.cityCameras')}
          value={city.cameras}
          least={1}
          most={100_000}
          onChange={(cameras) => void room.change({ city: { ...city, cameras } })}
        />
        <NumberField
          label={t('desk.settings.cityAlarms')}
          value={city.alarmsPerHour}
          least={0}
          most={3600}
          onChange={(alarmsPerHour) => void room.change({ city: { ...city, alarmsPerHour } })}
        />
      </div>
    </section>
  );
}
