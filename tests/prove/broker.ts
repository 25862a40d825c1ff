// npm run prove -- broker: a real mosquitto with password and TLS, and the real program with its
// wall. A thousand detectors send a thousand messages a second for a minute at QoS 1; then the broker
// is restarted, and sends again; then the source is off while messages come, and on again. Every
// message that the broker took after the subscription stood is in the journal, none is there twice:
// each alarm counts how often it came, and what they count is what was sent.
// `--short` does it for ten seconds.
import { writeFileSync } from 'node:fs';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmPage } from '#contract/history';
import { plainMapping, type AlarmSource } from '#contract/alarmSource';
import { platformIdSchema } from '#contract/ids';
import { brokerUser, Mosquitto } from '../fakes/mosquitto';
import { MqttPublisher } from '../fakes/mqttPublisher';
import { ordered } from '../journeys/asked';
import { openWall, type RunningWall } from '../journeys/harness';

type Desk = Awaited<ReturnType<RunningWall['desk']>>;

const seconds = process.argv.includes('--short') ? 10 : 60;
const perSecond = 1_000;
const detectors = 1_000;
const afterRestart = 2_000;
const whileOff = 2_000;
const burstMs = 20;
const patienceMs = 120_000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Sends so many, evenly; ends when the broker has taken them all. */
class Detectors {
  sent = 0;
  slowestMs = 0;
  readonly #beganAtMs = Date.now() - 600_000;

  async send(publisher: MqttPublisher, count: number): Promise<number> {
    const startedAtMs = Date.now();
    const taken: Promise<void>[] = [];
    while (taken.length < count) {
      const due = Math.min(count, Math.ceil(((Date.now() - startedAtMs) * perSecond) / 1000));
      while (taken.length < due) taken.push(this.#one(publisher));
      await pause(burstMs);
    }
    await Promise.all(taken);
    return (Date.now() - startedAtMs) / 1000;
  }

  async #one(publisher: MqttPublisher): Promise<void> {
    const nth = this.sent;
    this.sent += 1;
    const detector = nth % detectors;
    const startedAtMs = Date.now();
    await publisher.publish(`plant/${String(detector)}/alarm`, {
      id: `detector-${String(detector)}`,
      title: `Detector ${String(detector)}`,
      kind: `detector-${String(detector)}`,
      // No two of one detector have the same time, so that a repeat can be told.
      time: this.#beganAtMs + Math.floor(nth / detectors) * 1000,
    });
    this.slowestMs = Math.max(this.slowestMs, Date.now() - startedAtMs);
  }
}

const journalled = async (desk: Desk): Promise<AlarmReport[]> => {
  const rows: AlarmReport[] = [];
  let before: number | null = null;
  do {
    const page: AlarmPage = await ordered(desk, 'alarm:history', {
      ...{ text: '', priorities: [], kinds: [], nodeIds: [], fromMs: null, toMs: null },
      ...{ before, limit: 200 },
    });
    rows.push(...page.rows);
    before = page.next;
  } while (before !== null);
  return rows.filter(({ kind }) => kind.startsWith('detector-'));
};

const counted = async (desk: Desk): Promise<number> =>
  (await journalled(desk)).reduce((sum, { count }) => sum + count, 0);

/** Until the journal holds that many, or time is up; the seconds that it took. */
const untilCounted = async (desk: Desk, wanted: number): Promise<number> => {
  const startedAtMs = Date.now();
  while ((await counted(desk)) < wanted && Date.now() - startedAtMs < patienceMs) await pause(500);
  return (Date.now() - startedAtMs) / 1000;
};

const stateOf = async (desk: Desk, sourceId: string): Promise<string> => {
  const { station } = await ordered(desk, 'view:join', {});
  return station.platforms.find(({ platformId }) => platformId === sourceId)?.state ?? 'none';
};

const untilState = async (desk: Desk, sourceId: string, wanted: string): Promise<void> => {
  const startedAtMs = Date.now();
  while ((await stateOf(desk, sourceId)) !== wanted) {
    if (Date.now() - startedAtMs > patienceMs) throw new Error(`the source is not ${wanted}`);
    await pause(100);
  }
};

const broker = await Mosquitto.start();
const running = await openWall({ alarmsPerHour: 0, cameras: 200 });
try {
  await prove();
} finally {
  await running.close();
  await broker.end();
}

async function prove(): Promise<void> {
  const desk = await running.desk();
  const sourceId = platformIdSchema.parse('plant');
  const source: AlarmSource = {
    ...{ kind: 'mqtt', sourceId, name: 'Plant', isOn: true, mapping: plainMapping },
    ...{ address: broker.address, user: brokerUser.user, topics: ['plant/+/alarm'] },
    authority: broker.authority,
  };
  await ordered(desk, 'source:save', { source, secret: brokerUser.password });
  await untilState(desk, sourceId, 'live');

  const all = new Detectors();
  const first = await MqttPublisher.at(broker);
  const sendingS = await all.send(first, seconds * perSecond);
  const rate = Math.round((seconds * perSecond) / sendingS);
  const followingS = await untilCounted(desk, all.sent);
  const minute = { sent: all.sent, journalled: await counted(desk), rate, sendingS, followingS };
  console.log(`${String(seconds)} s: ${JSON.stringify(minute)}`);

  await broker.stop();
  await untilState(desk, sourceId, 'down');
  await broker.run();
  const second = await MqttPublisher.at(broker);
  await all.send(second, afterRestart);
  const restartS = await untilCounted(desk, all.sent);
  const restarted = { sent: all.sent, journalled: await counted(desk), followingS: restartS };
  console.log(`broker restarted: ${JSON.stringify(restarted)}`);

  await ordered(desk, 'source:save', { source: { ...source, isOn: false }, secret: null });
  await all.send(second, whileOff);
  await ordered(desk, 'source:save', { source, secret: null });
  const offS = await untilCounted(desk, all.sent);
  const returned = { sent: all.sent, journalled: await counted(desk), followingS: offS };
  console.log(`source off and on again: ${JSON.stringify(returned)}`);
  second.end();

  const alarms = (await journalled(desk)).length;
  const { alarms: open } = await ordered(desk, 'view:join', {});
  const onDesk = Object.values(open).filter(({ platformId }) => platformId === sourceId).length;
  const figures = {
    ...{ detectors, seconds, perSecond, minute, restarted, returned, alarms, onDesk },
    slowestAcknowledgementMs: all.slowestMs,
  };
  writeFileSync(process.env['BRIGHTWALL_RESULT'] ?? '/dev/null', JSON.stringify(figures));
  const isWhole = [minute, restarted, returned].every((one) => one.sent === one.journalled);
  if (!isWhole || alarms !== detectors || rate < perSecond * 0.95) process.exitCode = 1;
}
