// One life of a station: real journal, ledgers, outbox and adapter, no windows. It writes every
// thing that a person would see into a file, gives orders, and is killed while it does.
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { defaultAlarmRules } from '#contract/alarmRules';
import type { AlarmId } from '#contract/ids';
import { failure, type Outcome } from '#contract/outcome';
import { platformSettingsSchema } from '#contract/settings';
import { FileStore } from '../../../electron/host/fileStore';
import { randomIds } from '../../../electron/host/randomIds';
import { systemClock as clock } from '../../../electron/host/systemClock';
import { VnpPlatform } from '../../../electron/platform/vnp/vnpPlatform';
import { Journal } from '../../../electron/records/journal';
import { AlarmLedger } from '../../../electron/wall/alarmLedger';
import { AlarmOrders } from '../../../electron/wall/alarmOrders';
import { EventIntake } from '../../../electron/wall/eventIntake';
import { IncidentLedger } from '../../../electron/wall/incidentLedger';
import type { PlatformPort } from '../../../electron/wall/ports';
import type { Drawn } from './history';
import { spoiledJournal, spoiledPlatform, withChange, type Change } from './plantedBugs';
import { points, type Told } from './points';

const told = JSON.parse(process.env['BRIGHTWALL_KILL'] ?? '') as Told;
const { purpose } = told;
const point = purpose === 'any' || purpose === 'last' ? null : points[purpose];
const actor = { seat: 3, name: 'Three', role: 'lead' } as const;
const rival = { seat: 9, name: 'Nine', role: 'officer' } as const;
const file = openSync(told.drawn, 'a');
const drawnBefore = new Map<string, string>();

/** Written before anything else happens, as a picture that is on the screen. */
const draw = (id: string, line: Drawn): void => {
  const text = JSON.stringify(line);
  if (drawnBefore.get(id) === text) return;
  drawnBefore.set(id, text);
  writeSync(file, `${text}\n`);
  if (point?.isReached(line) === true) die();
};

/** At this very moment: nothing after the call is done any more, in no thread. */
const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

const chance = (share: number): boolean => Math.random() < share;

/** The line breaks before or after the platform has done it: what any line may do at any time. */
const asked = async <Value>(ask: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> => {
  if (purpose === 'pending-drawn') return new Promise(() => undefined);
  if (purpose === 'any' && chance(0.25)) return failure('platform/unreachable');
  const said = await ask();
  if (purpose === 'answer-lost') die();
  return purpose === 'any' && chance(0.25) ? failure('platform/timeout') : said;
};

const onTheLine: Change<PlatformPort> = (platform) => ({
  acknowledge: (...args) => asked(() => platform.acknowledge(...args)),
  order: (incidentId, order, answer) =>
    asked(async () => {
      if (purpose === 'refusal-drawn' && order.kind === 'accept') {
        await adapter.order(incidentId, order, { ...answer, actor: rival, key: `n${answer.key}` });
      }
      return platform.order(incidentId, order, answer);
    }),
});

const real = new Journal({
  file: join(told.folder, 'journal.db'),
  now: () => clock.now(),
  startKeeper: () =>
    new Worker(told.keeper, { workerData: { file: join(told.folder, 'reports.db') } }),
});
const keysByAlarm = new Map<AlarmId, string>();
const journal = withChange(spoiledJournal(real, told.bug), (port) => ({
  keepAnswer: (pending) => {
    if (pending.kind === 'acknowledge') keysByAlarm.set(pending.alarmId, pending.answer.key);
    return port.keepAnswer(pending);
  },
}));
const settings = platformSettingsSchema.parse({
  platformId: 'city',
  kind: 'vnp',
  name: 'City',
  address: told.address,
  user: 'wall',
});
const adapter = new VnpPlatform({ settings, password: told.password, clock });
const platform = withChange<PlatformPort>(spoiledPlatform(adapter, told.bug), onTheLine);
const platformOf = () => platform;
const rules = () => defaultAlarmRules;
const orders = new AlarmOrders({
  clock,
  ids: randomIds,
  rules,
  store: new FileStore(join(told.folder, 'store')),
});
const common = { clock, ids: randomIds, journal, platformOf };
const alarms = new AlarmLedger({ ...common, orders, rules });
const incidents = new IncidentLedger({ ...common, closedShownMs: () => 30_000 });
let hasList = false;
const intake = new EventIntake({
  journal,
  isKnown: () => true,
  show: (platformId, news) => {
    alarms.apply(platformId, news);
    incidents.apply(platformId, news);
    if (news.isFull && !hasList) process.stdout.write('working\n');
    hasList ||= news.isFull;
  },
});

const bare = (id: string): string => id.slice(id.indexOf(':') + 1);

const drawAlarms = (): void => {
  for (const alarm of alarms.all()) {
    const { alarmId, acknowledgement, response, condition } = alarm;
    const isConfirmed = response === 'acknowledged';
    draw(alarmId, {
      e: 'alarm',
      id: bare(alarmId),
      isCleared: condition === 'cleared' && alarm.clearedAtMs !== null && isConfirmed,
      acknowledgedMs: isConfirmed ? (acknowledgement?.atMs ?? null) : null,
      by: isConfirmed ? (acknowledgement?.actor.name ?? null) : null,
    });
    const key = keysByAlarm.get(alarmId);
    if (response === 'pending' && key !== undefined) draw(key, { e: 'pending', key });
  }
};

const drawIncidents = (): void => {
  for (const { incidentId, owner } of incidents.open()) {
    draw(incidentId, { e: 'incident', id: bare(incidentId), owner: owner?.name ?? null });
  }
  for (const { key, refusal } of incidents.orders()) {
    draw(key, { e: refusal === null ? 'pending' : 'refused', key });
  }
};
alarms.onAlarmsChanged(drawAlarms);
incidents.onIncidentsChanged(drawIncidents);

/** The one order that leads to the point. */
let isGiven = false;
const giveOne = (): void => {
  const [alarm] = alarms.open();
  const [one] = incidents.open();
  if (isGiven || point === null || alarm === undefined || one === undefined) return;
  isGiven = true;
  if (point.gives === 'acknowledge') void alarms.acknowledge(alarm.alarmId, actor);
  if (point.gives === 'note') {
    void incidents.order(one.incidentId, { kind: 'note', text: 'note of the point' }, actor);
  }
  if (point.gives === 'accept') void incidents.order(one.incidentId, { kind: 'accept' }, actor);
};

let serial = 0;
const act = (): void => {
  const waiting = alarms.open().filter(({ response }) => response === 'waiting');
  const alarm = waiting[Math.floor(Math.random() * waiting.length)];
  const cases = incidents.open();
  const one = cases[Math.floor(Math.random() * cases.length)];
  if (alarm !== undefined && chance(0.5)) void alarms.acknowledge(alarm.alarmId, actor);
  if (one !== undefined && chance(0.5)) {
    serial += 1;
    const text = `note ${String(process.pid)}-${String(serial)}`;
    void incidents.order(one.incidentId, { kind: 'note', text }, actor);
  }
  const busy = new Set(incidents.orders().map(({ incidentId }) => incidentId));
  const free = cases.find((each) => each.owner === null && !busy.has(each.incidentId));
  if (free !== undefined && chance(0.5)) {
    void incidents.order(free.incidentId, { kind: 'accept' }, actor);
  }
};

await orders.load();
alarms.restore();
incidents.restore();
for (const pending of journal.pendingAnswers() ?? []) {
  if (pending.kind === 'acknowledge') keysByAlarm.set(pending.alarmId, pending.answer.key);
}
platform.onEventNews((news) => {
  intake.take(settings.platformId, news);
});
let wasLive = false;
platform.onHealthChanged(({ state }) => {
  if (state === 'live' && !wasLive) {
    alarms.platformLive(settings.platformId);
    incidents.platformLive(settings.platformId);
  }
  wasLive = state === 'live';
});
adapter.start();

let quietSince = clock.now();
setInterval(() => {
  if (!hasList) return;
  if (point !== null) giveOne();
  if (purpose === 'any') act();
  if (purpose !== 'last') return;
  if (journal.pendingAnswers()?.length !== 0 || real.unkept() > 0) quietSince = clock.now();
  if (clock.now() - quietSince < told.quietMs) return;
  void real.close().then(() => process.exit(0));
}, 25);
