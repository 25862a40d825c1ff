import { priorities, type Priority } from '#contract/alarm';
import type { AlarmRule, RuleSource, RuleThen, RuleWhen } from '#contract/alarmRule';
import type { Camera } from '#contract/camera';
import type { CameraId, NodeId } from '#contract/ids';
import { localText, useText } from '../../kit/text/useText';
import { CameraPicker } from './CameraPicker';
import {
  kindWords,
  priorityWords,
  sourceKey,
  sourceWords,
  type ClauseKey,
  type RuleRoom,
} from './clauses';
import { clauseWords, procedureWords, sceneWords, tileWords } from './sentence';
import { TimeField } from './TimeField';
import { WordPicker } from './WordPicker';

export interface ClauseProps {
  clause: ClauseKey;
  rule: AlarmRule;
  room: RuleRoom;
  onChange: (rule: AlarmRule) => void;
  onCamera: (camera: Camera) => void;
}

const toggled = <Thing,>(list: readonly Thing[], thing: Thing): Thing[] =>
  list.includes(thing) ? list.filter((one) => one !== thing) : [...list, thing];

/** The words of one part of a rule, to be chosen where they stand. */
export function ClauseField(props: ClauseProps) {
  const { clause, rule, room, onChange, onCamera } = props;
  const { t } = useText();
  const { when, then } = rule;
  const label = t(`rules.name.${clause}`);
  const words = clauseWords(clause, rule, room);
  const setWhen = (part: Partial<RuleWhen>): void =>
    onChange({ ...rule, when: { ...when, ...part } });
  const setThen = (part: Partial<RuleThen>): void =>
    onChange({ ...rule, then: { ...then, ...part } });
  switch (clause) {
    case 'priorities':
      return (
        <WordPicker
          label={label}
          words={words}
          options={priorities.map((one) => [one, priorityWords(one, room)])}
          chosen={when.priorities}
          onToggle={(id) => {
            const chosen = toggled(when.priorities, id as Priority);
            setWhen({ priorities: priorities.filter((one) => chosen.includes(one)) });
          }}
        />
      );
    case 'kinds': {
      const known = room.words.kinds.map(({ kind }) => kind);
      const options = [...new Set([...when.kinds, ...known])];
      return (
        <WordPicker
          label={label}
          words={words}
          options={options.map((kind) => [kind, kindWords(kind, room)])}
          chosen={when.kinds}
          onToggle={(id) => setWhen({ kinds: toggled(when.kinds, id).slice(0, 50) })}
        />
      );
    }
    case 'sources':
      return <SourceField {...props} setWhen={setWhen} />;
    case 'areas':
      return (
        <WordPicker
          label={label}
          words={words}
          options={room.words.areas.map(({ nodeId, path }) => [
            nodeId,
            path.map((name) => localText(name, room.locale)).join(' / '),
          ])}
          chosen={when.areas}
          onToggle={(id) => setWhen({ areas: toggled(when.areas, id as NodeId).slice(0, 50) })}
        />
      );
    case 'days':
      return (
        <WordPicker
          label={label}
          words={words}
          options={[1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), t(`rules.day.${day}`)])}
          chosen={when.days.map(String)}
          onToggle={(id) => setWhen({ days: toggled(when.days, Number(id)).sort() })}
        />
      );
    case 'hours':
      return when.hours === null ? null : (
        <>
          <TimeField
            label={t('rules.from')}
            minute={when.hours.from}
            onChange={(from) => setWhen({ hours: { from, to: when.hours?.to ?? 0 } })}
          />
          –
          <TimeField
            label={t('rules.to')}
            minute={when.hours.to}
            onChange={(to) => setWhen({ hours: { from: when.hours?.from ?? 0, to } })}
          />
        </>
      );
    case 'priority':
      return (
        <Choice
          label={label}
          value={then.priority ?? 'high'}
          options={priorities.map((one) => [one, priorityWords(one, room)])}
          onChange={(id) => setThen({ priority: id as Priority })}
        />
      );
    case 'onDelay':
      return (
        <Seconds
          label={label}
          ms={then.onDelayMs}
          onChange={(onDelayMs) => setThen({ onDelayMs: Math.max(1_000, onDelayMs) })}
        />
      );
    case 'offDelay':
      return (
        <Seconds
          label={label}
          ms={then.offDelayMs ?? 0}
          onChange={(offDelayMs) => setThen({ offDelayMs })}
        />
      );
    case 'frame':
      return (
        <Choice
          label={label}
          value={then.hasFrame === true ? 'on' : 'off'}
          options={[
            ['on', t('rules.frameOn')],
            ['off', t('rules.frameOff')],
          ]}
          onChange={(id) => setThen({ hasFrame: id === 'on' })}
        />
      );
    case 'tile':
      return (
        <Choice
          label={label}
          value={then.hasTile ? (then.zoneId ?? '') : 'none'}
          options={[
            ['none', t('rules.tileNone')],
            ...room.zones.map(
              ({ zoneId }) => [zoneId, tileWords({ hasTile: true, zoneId }, room)] as const,
            ),
          ]}
          onChange={(id) =>
            setThen(
              id === 'none' ? { hasTile: false, zoneId: null } : { hasTile: true, zoneId: id },
            )
          }
        />
      );
    case 'scene':
      return (
        <Choice
          label={label}
          value={String(then.scene ?? '')}
          options={room.scenes.map(({ number }) => [String(number), sceneWords(number, room)])}
          onChange={(id) => setThen({ scene: Number(id) })}
        />
      );
    case 'procedure':
      return (
        <Choice
          label={label}
          value={then.procedureId ?? ''}
          options={room.procedures.map(({ procedureId }) => [
            procedureId,
            procedureWords(procedureId, room),
          ])}
          onChange={(procedureId) => setThen({ procedureId })}
        />
      );
    case 'linked':
      return (
        <CameraPicker
          label={label}
          chosen={then.linkedCameraIds}
          room={room}
          onAdd={(camera) => {
            onCamera(camera);
            const ids = [...new Set([...then.linkedCameraIds, camera.cameraId])];
            setThen({ linkedCameraIds: ids.slice(0, 4) });
          }}
          onRemove={(id) =>
            setThen({ linkedCameraIds: then.linkedCameraIds.filter((one) => one !== id) })
          }
        />
      );
    case 'suppressed':
    case 'sound':
    case 'spoken':
      return null;
  }
}

/** Ways of reporting, platforms, and single cameras by number. */
function SourceField({
  rule,
  room,
  onCamera,
  setWhen,
}: ClauseProps & { setWhen: (part: Partial<RuleWhen>) => void }) {
  const { t } = useText();
  const { sources } = rule.when;
  const ways = (['device', 'worker', 'system'] as const).map((way): RuleSource => ({
    of: 'way',
    way,
  }));
  const platforms = room.platforms.map(({ platformId }): RuleSource => ({
    of: 'platform',
    platformId,
  }));
  const whole = sources.filter(({ of }) => of !== 'camera');
  const cameraIds = sources.flatMap((one): CameraId[] =>
    one.of === 'camera' ? [one.cameraId] : [],
  );
  const put = (next: RuleSource[]): void => setWhen({ sources: next.slice(0, 50) });
  const without = (key: string): RuleSource[] => sources.filter((one) => sourceKey(one) !== key);
  return (
    <>
      <WordPicker
        label={t('rules.name.sources')}
        words={whole.map((one) => sourceWords(one, room)).join(t('rules.or'))}
        options={[...ways, ...platforms].map((one) => [sourceKey(one), sourceWords(one, room)])}
        chosen={whole.map(sourceKey)}
        onToggle={(id) => {
          const rest = without(id);
          const added = [...ways, ...platforms].find((one) => sourceKey(one) === id);
          const isNew = rest.length === sources.length && added !== undefined;
          put(isNew ? [...sources, added] : rest);
        }}
      />{' '}
      <CameraPicker
        label={t('rules.cameraNumber')}
        chosen={cameraIds}
        room={room}
        onAdd={(camera) => {
          onCamera(camera);
          const source: RuleSource = { of: 'camera', cameraId: camera.cameraId };
          put([...without(sourceKey(source)), source]);
        }}
        onRemove={(cameraId) => put(without(sourceKey({ of: 'camera', cameraId })))}
      />
    </>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (id: string) => void;
}) {
  const isKnown = options.some(([id]) => id === value);
  const { t } = useText();
  return (
    <select
      className="word"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {isKnown ? null : <option value={value}>{t('rules.gone')}</option>}
      {options.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  );
}

function Seconds({
  label,
  ms,
  onChange,
}: {
  label: string;
  ms: number;
  onChange: (ms: number) => void;
}) {
  return (
    <input
      className="field word-number short"
      type="number"
      aria-label={label}
      min={0}
      max={600}
      value={ms / 1_000}
      onChange={(event) => {
        const seconds = Math.round(Number(event.target.value));
        onChange(Math.max(0, Math.min(600, seconds)) * 1_000);
      }}
    />
  );
}
