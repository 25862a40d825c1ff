import { success, type Outcome } from '#contract/outcome';
import {
  defaultSettings,
  migrateSettings,
  withNameInLanguage,
  type Settings,
  type SettingsPatch,
} from '#contract/settings';
import type { StorePort } from './ports';
import { Signal } from './signal';

/** Name of the settings in the store. */
const storeName = 'settings';

/** What this start adds to the kept settings (command line); not kept itself. */
type Override = (settings: Settings) => Settings;

/** The settings of this station: in force at once, kept in the store. */
export class SettingsKeeper {
  readonly #store: StorePort;
  readonly #override: Override;
  readonly #changed = new Signal<Settings>();
  readonly onSettingsChanged = this.#changed.on;
  #kept: Settings = defaultSettings;
  #current: Settings = defaultSettings;

  constructor(deps: { store: StorePort; override?: Override }) {
    this.#store = deps.store;
    this.#override = deps.override ?? ((settings) => settings);
  }

  /** Reads what is kept. A broken file is a fault and the defaults are in force. */
  async load(): Promise<Outcome<Settings>> {
    const read = await this.#store.read(storeName);
    this.#kept = (read.ok ? migrateSettings(read.value) : undefined) ?? defaultSettings;
    this.#current = withNameInLanguage(this.#override(this.#kept));
    return read.ok ? success(this.#current) : read;
  }

  current(): Settings {
    return this.#current;
  }

  /** In force at once, also when the store refuses: then the fault tells that it will not last. */
  async write(
    patch: SettingsPatch | Pick<Settings, 'alarmRules'> | Pick<Settings, 'alarmSources'>,
  ): Promise<Outcome<Settings>> {
    const given = Object.fromEntries(
      Object.entries(patch).filter(([, value]) => value !== undefined),
    ) as Partial<Settings>;
    this.#kept = { ...this.#kept, ...given };
    return this.#putInForce({ ...this.#current, ...given });
  }

  /** Back to the defaults; platforms and rules stay, scenes are not settings. */
  async reset(): Promise<Outcome<Settings>> {
    const { platforms, alarmSources, alarmRules, guidedLook } = this.#kept;
    this.#kept = { ...defaultSettings, platforms, alarmSources, alarmRules, guidedLook };
    return this.#putInForce(this.#kept);
  }

  async #putInForce(wanted: Settings): Promise<Outcome<Settings>> {
    const settings = withNameInLanguage(wanted);
    this.#current = settings;
    this.#changed.emit(settings);
    const written = await this.#store.write(storeName, this.#kept);
    return written.ok ? success(settings) : written;
  }
}
