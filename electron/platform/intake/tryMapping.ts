import type { AlarmMapping, MappingPreview, Sample, SourceReplay } from '#contract/alarmSource';
import type { FindCamera } from '../../wall/ports/alarmSources';
import { leavesOf, member, parseJson, scalarText, textOf, type Json } from './json';
import { MessageReader, type ReadAlarm } from './messageReader';

const mostShown = 5;
const mostFound = 80;

/** What a mapping makes of one message. */
export const previewMapping = (
  mapping: AlarmMapping,
  sample: Sample,
  findCamera: FindCamera,
): MappingPreview => {
  const { format, document, alarms, problems } = new MessageReader(mapping).read(sample);
  const shown = alarms.slice(0, mostShown);
  const unknown = shown.flatMap(({ camera }) =>
    camera === '' || findCamera(camera) !== undefined
      ? []
      : [{ field: 'camera' as const, trouble: 'unknown' as const, found: camera }],
  );
  return {
    format,
    alarms: shown.map((alarm) => previewed(alarm, findCamera)),
    more: alarms.length - shown.length,
    problems: [...problems, ...unknown],
    found: leavesOf(document, mostFound),
  };
};

const previewed = (alarm: ReadAlarm, findCamera: FindCamera): MappingPreview['alarms'][number] => {
  const { does, key, camera, priority, kind, what, place, description } = alarm;
  const { atMs, position, isRehearsal } = alarm;
  const name = camera === '' ? null : (findCamera(camera)?.name ?? null);
  return {
    ...{ does, key, priority, kind, what, place, description, atMs, position, isRehearsal },
    camera: { said: camera, name },
  };
};

const mostMessages = 100_000;

/** What a mapping makes of a recorded file; undefined when it holds no messages. */
export const replayRecorded = (
  mapping: AlarmMapping,
  text: string,
  findCamera: FindCamera,
): Omit<SourceReplay, 'fileName'> | undefined => {
  const samples = samplesIn(text);
  if (samples.length === 0) return undefined;
  const reader = new MessageReader(mapping);
  const sum = { raised: 0, ended: 0, ignored: 0, unreadable: 0, withoutCamera: 0 };
  let firstUnreadable: SourceReplay['firstUnreadable'] = null;
  for (const { sample, line } of samples) {
    const { alarms } = reader.read(sample);
    if (alarms.length === 0) {
      sum.unreadable += 1;
      firstUnreadable ??= { line, body: sample.body.slice(0, 200) };
    }
    for (const { does, camera } of alarms) {
      sum[({ raise: 'raised', end: 'ended', ignore: 'ignored' } as const)[does]] += 1;
      if (does === 'raise' && findCamera(camera) === undefined) sum.withoutCamera += 1;
    }
  }
  return { messages: samples.length, ...sum, firstUnreadable };
};

interface Recorded {
  sample: Sample;
  line: number;
}

/**
 * Messages of a file: one a line, as this program records them or as `mosquitto_sub -F %j` and
 * `%J` do, or a list of them.
 */
const samplesIn = (text: string): Recorded[] => {
  const trimmed = text.trim();
  const whole = trimmed.startsWith('[') ? parseJson(trimmed) : undefined;
  if (Array.isArray(whole)) {
    return whole.slice(0, mostMessages).map((one, at) => ({ sample: sampleOf(one), line: at + 1 }));
  }
  return text
    .split('\n')
    .slice(0, mostMessages)
    .flatMap((line, at) =>
      line.trim() === '' ? [] : [{ sample: sampleOf(parseJson(line) ?? line), line: at + 1 }],
    );
};

const sampleOf = (recorded: Json): Sample => {
  const body = member(recorded, 'body') ?? member(recorded, 'payload');
  // What is no record of a message is the message itself.
  if (body === undefined) return { topic: '', headers: {}, body: written(recorded) };
  const headers = member(recorded, 'headers');
  const heads = Object.entries(typeof headers === 'object' && headers !== null ? headers : {});
  return {
    topic: textOf(recorded, 'topic'),
    headers: Object.fromEntries(heads.map(([name, value]) => [name, scalarText(value) ?? ''])),
    body: written(body),
  };
};

const written = (body: Json): string => (typeof body === 'string' ? body : JSON.stringify(body));
