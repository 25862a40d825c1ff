import * as z from 'zod';
import { actorSchema } from './actor';
import { prioritySchema } from './alarm';
import { alarmRulesSchema, defaultAlarmRules } from './alarmRules';
import { alarmSourceSchema } from './alarmSource';
import { brokerAddressSchema } from './broker';
import { answerWithinSchema, defaultAnswerWithin } from './call';
import { webOriginSchema } from './content';
import { cameraIdSchema, nodeIdSchema, platformIdSchema, screenIdSchema } from './ids';
import { defaultKeySettings, keySettingsSchema, readKeySettings } from './keys';
import { displayCutSchema, displayKeySchema } from './screens';
import { defaultScreenCare, screenCareSchema } from './screenCare';
import { localeSchema, localTextSchema, type Locale } from './text';

/** The kinds of platform that this program speaks with. */
export const platformKindSchema = z.enum([
  'vnp',
  'wvp',
  'frigate',
  'mediamtx',
  'go2rtc',
  'zlm',
  'list',
]);
export type PlatformKind = z.infer<typeof platformKindSchema>;

/** A platform as a person configured it; its password is kept apart, in the keychain. */
export const platformSettingsSchema = z
  .object({
    platformId: platformIdSchema,
    kind: platformKindSchema,
    name: z.string().trim().min(1).max(60),
    address: z.url({ protocol: /^(https?|file)$/ }),
    /** Empty where nobody is asked who he is. */
    user: z.string().max(100),
    /** False: kept, and not connected. Left out, it is connected. */
    isOn: z.boolean().optional(),
    /** What only its kind knows of, such as the zone of its times; never a secret. */
    options: z.record(z.string().min(1).max(40), z.string().max(500)).optional(),
  })
  .refine(({ kind, address }) => kind === 'list' || !address.startsWith('file:'))
  .refine(({ options }) => {
    const broker = options?.['broker'];
    return broker === undefined || brokerAddressSchema.safeParse(broker).success;
  }, 'no address of a broker');
export type PlatformSettings = z.infer<typeof platformSettingsSchema>;

/** The embedded rehearsal city 演练城市. */
export const citySettingsSchema = z.object({
  isOn: z.boolean(),
  cameras: z.number().int().min(1).max(100_000),
  seed: z.number().int().nonnegative(),
  alarmsPerHour: z.number().min(0).max(3600),
});
export type CitySettings = z.infer<typeof citySettingsSchema>;

/** What a person told about one screen. */
export const screenSettingsSchema = z.object({
  name: z.string().max(40),
  diagonalInch: z.number().min(5).max(400).nullable(),
  distanceM: z.number().min(0.3).max(50).nullable(),
  /** Number typed before `M`; left out, it follows from where the screen hangs. */
  number: z.number().int().min(1).max(99).nullable().optional(),
  /** Where its picture goes while it is not plugged in; left out, it is only kept. */
  standInId: screenIdSchema.nullable().optional(),
});

/** How many streams this station may ask for at a time. */
export const streamLimitsSchema = z.object({
  /** Profiles of one camera at a time: three is all there are. */
  perDevice: z.number().int().min(1).max(3),
  /** Streams of one platform at a time; null when it sets no limit. */
  perPlatform: z.number().int().min(1).max(100_000).nullable(),
  /** Cameras kept warm because they may be called next. */
  warm: z.number().int().min(0).max(256),
});
export type StreamLimits = z.infer<typeof streamLimitsSchema>;

/** What proof of live 真活检测 knows beforehand. */
export const liveProofSettingsSchema = z.object({
  /** Cameras whose picture hardly ever changes, and for how many seconds that is no wonder. */
  stillCameras: z.record(cameraIdSchema, z.number().int().min(3).max(3600)),
});
export type LiveProofSettings = z.infer<typeof liveProofSettingsSchema>;

/** All settings of a station, version 1. */
export const settingsSchema = z.object({
  version: z.literal(1),
  locale: localeSchema,
  theme: z.enum(['dark', 'light']),
  stationName: z.string().max(60),
  actor: actorSchema,
  /** The branch of the tree that this desk works for; null: everything. */
  deskNodeId: nodeIdSchema.nullable(),
  screens: z.record(screenIdSchema, screenSettingsSchema),
  /** Displays made of several panels. */
  displays: z.record(displayKeySchema, displayCutSchema),
  /** Unattended 无人值守: walls above everything, the desk fills its display and stays open. */
  isKiosk: z.boolean(),
  city: citySettingsSchema,
  platforms: z.array(platformSettingsSchema).max(16),
  /** Alarms from elsewhere; changed by `source:save`. */
  alarmSources: z.array(alarmSourceSchema).max(16),
  sound: z.object({
    /** 0–1; Critical never sounds below `floor`. */
    volume: z.number().min(0).max(1),
    floor: z.number().min(0).max(1),
  }),
  /** Rest of a tile's time after its alarm ended, before it returns (ux.md §5.8). */
  alarmGiveBackMs: z.number().int().min(0).max(600_000),
  silenceMs: z.number().int().min(10_000).max(600_000),
  screenCare: screenCareSchema,
  /** Priorities whose place and what are spoken, where the system has a voice. */
  spoken: z.array(prioritySchema).max(4),
  /** In which time alarms are acknowledged before the lead is called. */
  answerWithin: answerWithinSchema,
  /** Short texts 常用语 of the note form; empty: those of the product. */
  noteTemplates: z.array(localTextSchema).max(9),
  /** A window whose page takes more memory than this is renewed. */
  windowMemoryMb: z.number().int().min(64).max(65_536),
  keys: keySettingsSchema,
  streams: streamLimitsSchema,
  liveProof: liveProofSettingsSchema,
  /** Sites that web tiles may show; nothing else is ever loaded by them. */
  webOrigins: z.array(webOriginSchema).max(50),
  alarmRules: alarmRulesSchema,
  /** Whether the two-minute look is still offered at the desk. */
  guidedLook: z.enum(['offered', 'done']),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Who sits at a seat that nobody has named yet, in the language of the station. */
// eslint-disable-next-line house/words-in-text-room -- kept as data until somebody types a name
export const unnamedActor: Readonly<Record<Locale, string>> = { 'zh-CN': '未署名', en: 'Unnamed' };

/** What a first start runs on: nine live tiles of the rehearsal city, nobody asked anything. */
export const defaultSettings: Settings = {
  version: 1,
  locale: 'zh-CN',
  theme: 'dark',
  stationName: '',
  actor: { seat: 1, name: unnamedActor['zh-CN'], role: 'officer' },
  deskNodeId: null,
  screens: {},
  displays: {},
  isKiosk: false,
  city: { isOn: true, cameras: 1200, seed: 1, alarmsPerHour: 6 },
  platforms: [],
  alarmSources: [],
  sound: { volume: 0.7, floor: 0.3 },
  alarmGiveBackMs: 30_000,
  silenceMs: 120_000,
  screenCare: defaultScreenCare,
  spoken: [],
  answerWithin: defaultAnswerWithin,
  noteTemplates: [],
  windowMemoryMb: 1_500,
  keys: defaultKeySettings,
  streams: { perDevice: 3, perPlatform: null, warm: 32 },
  liveProof: { stillCameras: {} },
  webOrigins: [],
  alarmRules: defaultAlarmRules,
  guidedLook: 'offered',
};

/** A change of settings: only the parts named are replaced. Rules are saved by `rules:save`. */
export const settingsPatchSchema = settingsSchema
  .omit({ version: true, alarmRules: true, alarmSources: true })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** A seat without a name is called so in the language of the station; a name given stays. */
export const withNameInLanguage = (settings: Settings): Settings => {
  const isUnnamed = Object.values(unnamedActor).includes(settings.actor.name);
  const name = isUnnamed ? unnamedActor[settings.locale] : settings.actor.name;
  return { ...settings, actor: { ...settings.actor, name } };
};

/** Whoever has settings of an earlier build has worked here before. */
const notNew = { guidedLook: 'done' } as const;

/** Brings settings of any earlier version to the present one; undefined when they are not ours. */
export const migrateSettings = (raw: unknown): Settings | undefined => {
  // Parts that a later build added take their defaults, so that an older file stays usable.
  if (typeof raw !== 'object' || raw === null) return undefined;
  const keys = readKeySettings('keys' in raw ? raw.keys : undefined);
  const parsed = settingsSchema.safeParse({ ...defaultSettings, ...notNew, ...raw, keys });
  return parsed.success ? parsed.data : undefined;
};
