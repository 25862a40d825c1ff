import type { Answered, Drawn, Files, History, KeptAlarm, Run } from './history';

/** Reads histories only, and names everything in them that must not be. */
export const judge = (history: History): string[] => [
  ...history.runs.flatMap((run, nth) => [
    ...integrity(run.files).map((line) => `run ${String(nth)}: ${line}`),
    ...doubles(run.files.alarms).map((line) => `run ${String(nth)}: ${line}`),
    ...drawnAlarms(run).map((line) => `run ${String(nth)}: ${line}`),
    ...drawnOrders(run, history.confirmed.answers).map((line) => `run ${String(nth)}: ${line}`),
  ]),
  ...appliedTwice(history),
  ...undelivered(history),
  ...invented(history),
  ...forgotten(history),
];

const integrity = ({ integrity: said }: Files): string[] =>
  said.filter((word) => word !== 'ok').map((word) => `a file is damaged: ${word}`);

const doubles = (alarms: readonly KeptAlarm[]): string[] => {
  const seen = new Set<string>();
  return alarms.flatMap(({ id }) => {
    if (seen.has(id)) return [`alarm ${id} has two rows`];
    seen.add(id);
    return [];
  });
};

/** What a person saw of an alarm is in the file, as new as it was seen. */
const drawnAlarms = ({ drawn, files }: Run): string[] => {
  const kept = new Map(files.alarms.map((alarm) => [alarm.id, alarm]));
  return drawn.flatMap((line) => {
    if (line.e !== 'alarm') return [];
    const row = kept.get(line.id);
    if (row === undefined) return [`alarm ${line.id} was drawn and is in no file`];
    if (line.acknowledgedMs !== null && row.acknowledgedMs === null) {
      return [`alarm ${line.id} was drawn acknowledged and is not so in the file`];
    }
    return line.isCleared && !row.isCleared
      ? [`alarm ${line.id} was drawn cleared and is not so in the file`]
      : [];
  });
};

/** What was drawn as pending is on the disk, or the platform has it. */
const drawnOrders = ({ drawn, files }: Run, answers: readonly Answered[]): string[] => {
  const safe = new Set([...files.outbox, ...answers.map(({ key }) => key)]);
  return keysOf(drawn, 'pending')
    .filter((key) => !safe.has(key))
    .map((key) => `order ${key} was drawn as pending and is nowhere`);
};

const keysOf = (drawn: readonly Drawn[], e: 'pending' | 'refused'): string[] =>
  drawn.flatMap((line) => (line.e === e ? [line.key] : []));

/** Each wish was done once, and asked for by one key, until it was refused. */
const appliedTwice = ({ confirmed }: History): string[] => {
  const keys = new Map<string, Set<string>>();
  for (const { key, wish, isDone } of confirmed.answers) {
    if (isDone) keys.set(wish, (keys.get(wish) ?? new Set()).add(key));
  }
  const asked = [...keys].filter(([, all]) => all.size > 1);
  const notes = confirmed.incidents.flatMap(({ notes }) => notes);
  const twice = notes.filter((note, at) => notes.indexOf(note) !== at);
  return [
    ...asked.map(([wish, all]) => `"${wish}" was done with ${String(all.size)} keys`),
    ...twice.map((note) => `the note "${note}" was written twice`),
  ];
};

/** At the end nothing waits, and everything that was ever pending has its answer. */
const undelivered = ({ runs, confirmed }: History): string[] => {
  const answered = new Set(confirmed.answers.map(({ key }) => key));
  const given = new Set(runs.flatMap(({ drawn }) => keysOf(drawn, 'pending')));
  return [
    ...[...given].filter((key) => !answered.has(key)).map((key) => `order ${key} never arrived`),
    ...(runs.at(-1)?.files.outbox ?? []).map((key) => `order ${key} still waits at the end`),
  ];
};

/** Nothing was drawn as confirmed that the platform did not confirm. */
const invented = ({ runs, confirmed }: History): string[] => {
  const alarms = new Map(confirmed.alarms.map((alarm) => [alarm.id, alarm]));
  const owners = new Map(confirmed.incidents.map(({ id, owners }) => [id, owners]));
  const done = new Set(confirmed.answers.filter(({ isDone }) => isDone).map(({ key }) => key));
  const wrong = runs.flatMap(({ drawn }) =>
    drawn.flatMap((line) => {
      if (line.e === 'alarm' && line.acknowledgedMs !== null) {
        const real = alarms.get(line.id);
        const isReal =
          real !== undefined && real.acknowledgedMs === line.acknowledgedMs && real.by === line.by;
        return isReal ? [] : [`alarm ${line.id} was drawn acknowledged by ${line.by ?? ''}`];
      }
      if (line.e === 'incident' && line.owner !== null) {
        return (owners.get(line.id) ?? []).includes(line.owner)
          ? []
          : [`incident ${line.id} was drawn as owned by ${line.owner}`];
      }
      return line.e === 'refused' && done.has(line.key)
        ? [`order ${line.key} was drawn as refused and was done`]
        : [];
    }),
  );
  return [...new Set(wrong)];
};

/** What the platform confirmed is in the file at the end, and nothing that it never said. */
const forgotten = ({ runs, confirmed }: History): string[] => {
  const rows = runs.at(-1)?.files.alarms ?? [];
  const kept = new Map(rows.map((alarm) => [alarm.id, alarm]));
  const real = new Set(confirmed.alarms.map(({ id }) => id));
  return [
    ...confirmed.alarms.flatMap(({ id, acknowledgedMs }) => {
      const row = kept.get(id);
      if (row === undefined) return [`alarm ${id} is in no file at the end`];
      return acknowledgedMs !== row.acknowledgedMs
        ? [`alarm ${id} was acknowledged at another time than the file says`]
        : [];
    }),
    ...rows.filter(({ id }) => !real.has(id)).map(({ id }) => `nobody ever reported alarm ${id}`),
  ];
};
