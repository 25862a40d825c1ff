import type { AlarmRule } from '#contract/alarmRule';
import {
  areaWords,
  cameraWords,
  isCondition,
  kindWords,
  minuteText,
  priorityWords,
  saidClauses,
  sourceWords,
  type ClauseKey,
  type RuleRoom,
} from './clauses';
import { localText } from '../../kit/text/useText';

/** The words inside one part of a rule, as they are read. */
export function clauseWords(key: ClauseKey, { when, then }: AlarmRule, room: RuleRoom): string {
  const { t } = room;
  const or = (words: readonly string[]): string => words.join(t('rules.or'));
  switch (key) {
    case 'priorities':
      return or(when.priorities.map((one) => priorityWords(one, room)));
    case 'kinds':
      return or(when.kinds.map((one) => kindWords(one, room)));
    case 'sources':
      return or(when.sources.map((one) => sourceWords(one, room)));
    case 'areas':
      return or(when.areas.map((one) => areaWords(one, room)));
    case 'days':
      return or(when.days.map((one) => t(`rules.day.${one}`)));
    case 'hours':
      return when.hours === null
        ? ''
        : t('rules.span', { from: minuteText(when.hours.from), to: minuteText(when.hours.to) });
    case 'priority':
      return then.priority === null ? '' : priorityWords(then.priority, room);
    case 'onDelay':
      return String(then.onDelayMs / 1_000);
    case 'offDelay':
      return String((then.offDelayMs ?? 0) / 1_000);
    case 'frame':
      return t(then.hasFrame === true ? 'rules.frameOn' : 'rules.frameOff');
    case 'tile':
      return tileWords(then, room);
    case 'scene':
      return sceneWords(then.scene, room);
    case 'linked':
      return or(then.linkedCameraIds.map((one) => cameraWords(one, room)));
    case 'procedure':
      return procedureWords(then.procedureId, room);
    case 'suppressed':
    case 'sound':
    case 'spoken':
      return '';
  }
}

export function tileWords(
  { hasTile, zoneId }: Pick<AlarmRule['then'], 'hasTile' | 'zoneId'>,
  { zones, t }: RuleRoom,
): string {
  if (!hasTile) return t('rules.tileNone');
  const zone = zones.find((one) => one.zoneId === zoneId);
  return t('rules.tileZone', { name: zone?.name ?? t('rules.gone') });
}

export function sceneWords(number: number | null, { scenes, t }: RuleRoom): string {
  const name = scenes.find((scene) => scene.number === number)?.name ?? t('rules.gone');
  return t('rules.sceneName', { number: number ?? 0, name });
}

export function procedureWords(id: string | null, { procedures, locale, t }: RuleRoom): string {
  const found = procedures.find(({ procedureId }) => procedureId === id);
  return t('rules.procedureName', {
    name: found === undefined ? (id ?? '') : localText(found.name, locale),
  });
}

/** The whole rule as a sentence. */
export function ruleSentence(rule: AlarmRule, room: RuleRoom): string {
  const { t } = room;
  const said = saidClauses(rule);
  const part = (isWanted: (key: ClauseKey) => boolean, none: string): string => {
    const clauses = said
      .filter(isWanted)
      .map((key) => t(`rules.clause.${key}`, { words: clauseWords(key, rule, room) }));
    return clauses.length === 0 ? t(none) : clauses.join(t('rules.join'));
  };
  return t('rules.sentence', {
    conditions: part(isCondition, 'rules.any'),
    effects: part((key) => !isCondition(key), 'rules.usual'),
  });
}
