import type { Priority } from '#contract/alarm';
import { asUsual, type AlarmRule, type RuleSource, type RuleThen } from '#contract/alarmRule';
import type { Camera } from '#contract/camera';
import type { RuleBook, RuleWords } from '#contract/ruleBook';
import type { SceneRow, Screen } from '#contract/scene';
import type { PlatformHealth } from '#contract/view';
import { localText, type Text } from '../../kit/text/useText';

/** What rules can name at this station, and how it is called. */
export interface RuleRoom {
  words: RuleWords;
  zones: RuleBook['zones'];
  scenes: readonly SceneRow[];
  screens: readonly Screen[];
  platforms: readonly PlatformHealth[];
  procedures: readonly { procedureId: string; name: { zh: string; en: string } }[];
  /** Cameras that the rules name, as far as the tree knows them. */
  cameras: ReadonlyMap<string, Camera>;
  t: Text['t'];
  locale: Text['locale'];
}

export const conditionKeys = ['priorities', 'kinds', 'sources', 'areas', 'days', 'hours'] as const;
export const effectKeys = [
  'priority',
  'onDelay',
  'offDelay',
  'suppressed',
  'frame',
  'tile',
  'scene',
  'sound',
  'spoken',
  'linked',
  'procedure',
] as const;
export type ConditionKey = (typeof conditionKeys)[number];
export type EffectKey = (typeof effectKeys)[number];
export type ClauseKey = ConditionKey | EffectKey;

export const isCondition = (key: ClauseKey): key is ConditionKey =>
  (conditionKeys as readonly string[]).includes(key);

const effectIsSaid: Readonly<Record<EffectKey, (then: RuleThen) => boolean>> = {
  priority: ({ priority }) => priority !== null,
  onDelay: ({ onDelayMs }) => onDelayMs > 0,
  offDelay: ({ offDelayMs }) => offDelayMs !== null,
  suppressed: ({ isSuppressed }) => isSuppressed,
  frame: ({ hasFrame }) => hasFrame !== null,
  tile: ({ hasTile, zoneId }) => !hasTile || zoneId !== null,
  scene: ({ scene }) => scene !== null,
  sound: ({ hasSound }) => !hasSound,
  spoken: ({ isSpoken }) => isSpoken,
  linked: ({ linkedCameraIds }) => linkedCameraIds.length > 0,
  procedure: ({ procedureId }) => procedureId !== null,
};

/** The parts of a rule that say something, in the order in which they are read. */
export function saidClauses({ when, then }: AlarmRule): ClauseKey[] {
  const conditions = conditionKeys.filter((key) =>
    key === 'hours' ? when.hours !== null : when[key].length > 0,
  );
  return [...conditions, ...effectKeys.filter((key) => effectIsSaid[key](then))];
}

/** The rule without that part. */
export function withoutClause(rule: AlarmRule, key: ClauseKey): AlarmRule {
  if (isCondition(key)) {
    return { ...rule, when: { ...rule.when, [key]: key === 'hours' ? null : [] } };
  }
  const { hasTile, zoneId } = asUsual;
  const usual: Readonly<Record<EffectKey, Partial<RuleThen>>> = {
    priority: { priority: null },
    onDelay: { onDelayMs: 0 },
    offDelay: { offDelayMs: null },
    suppressed: { isSuppressed: false },
    frame: { hasFrame: null },
    tile: { hasTile, zoneId },
    scene: { scene: null },
    sound: { hasSound: true },
    spoken: { isSpoken: false },
    linked: { linkedCameraIds: [] },
    procedure: { procedureId: null },
  };
  return { ...rule, then: { ...rule.then, ...usual[key] } };
}

/** The rule with a first word for that part; lists begin empty. */
export function withClause(rule: AlarmRule, key: ClauseKey, room: RuleRoom): AlarmRule {
  if (key === 'hours') {
    return { ...rule, when: { ...rule.when, hours: { from: 1_320, to: 360 } } };
  }
  if (isCondition(key)) return rule;
  const first: Readonly<Record<EffectKey, Partial<RuleThen>>> = {
    priority: { priority: 'high' },
    onDelay: { onDelayMs: 10_000 },
    offDelay: { offDelayMs: 10_000 },
    suppressed: { isSuppressed: true },
    frame: { hasFrame: true },
    tile: room.zones[0] === undefined ? { hasTile: false } : { zoneId: room.zones[0].zoneId },
    scene: { scene: room.scenes[0]?.number ?? null },
    sound: { hasSound: false },
    spoken: { isSpoken: true },
    linked: {},
    procedure: { procedureId: room.procedures[0]?.procedureId ?? null },
  };
  return { ...rule, then: { ...rule.then, ...first[key] } };
}

const two = (value: number): string => String(value).padStart(2, '0');
/** `22:00` */
export const minuteText = (minute: number): string =>
  `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

export const sourceKey = (source: RuleSource): string => JSON.stringify(source);

export function sourceWords(source: RuleSource, { t, platforms, ...room }: RuleRoom): string {
  switch (source.of) {
    case 'way':
      return t(`rules.source.${source.way}`);
    case 'platform':
      return t('rules.source.platform', {
        name:
          platforms.find(({ platformId }) => platformId === source.platformId)?.name ??
          source.platformId,
      });
    case 'camera':
      return cameraWords(source.cameraId, { ...room, t, platforms });
  }
}

export function cameraWords(cameraId: string, { cameras, locale }: RuleRoom): string {
  const camera = cameras.get(cameraId);
  return camera === undefined
    ? cameraId
    : `${String(camera.number)} ${localText(camera.name, locale)}`;
}

export function areaWords(nodeId: string, { words, locale, t }: RuleRoom): string {
  const path = words.areas.find((area) => area.nodeId === nodeId)?.path;
  const own = path?.at(-1);
  return own === undefined ? t('rules.gone') : localText(own, locale);
}

export function kindWords(kind: string, { words, locale }: RuleRoom): string {
  const known = words.kinds.find((one) => one.kind === kind);
  return known === undefined ? kind : localText(known.what, locale);
}

export const priorityWords = (priority: Priority, { t }: RuleRoom): string =>
  t(`priority.${priority}`);
