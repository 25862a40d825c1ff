import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { success } from '#contract/outcome';
import type { Answer, JournalPort, PlatformPort, Reports } from '../../../electron/wall/ports';
import type { Point } from './points';

/**
 * Ten ways to lose or invent something, each with the moment at which a death shows it; the judge
 * must find each of them.
 */
export const plantedBugs = {
  'shown-before-kept': 'alarm-drawn',
  'outbox-in-memory': 'pending-drawn',
  'new-key-every-time': 'answer-lost',
  'dropped-before-answered': 'pending-drawn',
  'acknowledged-at-once': 'acknowledged-drawn',
  'repeats-are-rows': 'alarm-drawn',
  'acknowledgement-left-out': 'acknowledged-drawn',
  'refusal-taken-for-yes': 'refusal-drawn',
  'outbox-not-read': 'pending-drawn',
  'given-twice': 'answer-lost',
} as const satisfies Record<string, Point>;
export type PlantedBug = keyof typeof plantedBugs;

export type Change<Port> = (port: Port) => Partial<Port>;

const later = (call: () => void): void => {
  setTimeout(call, 1_500);
};

const changed = (reports: Reports, change: (alarm: AlarmReport) => AlarmReport): Reports => ({
  ...reports,
  alarms: reports.alarms.map(change),
});

const journals: Partial<Record<PlantedBug, Change<JournalPort>>> = {
  'shown-before-kept': (journal) => ({
    keepReports: (reports, kept) => {
      kept();
      later(() => {
        journal.keepReports(reports, () => undefined);
      });
    },
  }),
  'outbox-in-memory': (journal) => ({
    keepAnswer: (pending) => {
      later(() => journal.keepAnswer(pending));
      return success(null);
    },
  }),
  'dropped-before-answered': (journal) => ({
    keepAnswer: (pending) => {
      const kept = journal.keepAnswer(pending);
      journal.dropAnswer(pending.answer.key);
      return kept;
    },
  }),
  'repeats-are-rows': (journal) => ({
    keepReports: (reports, kept) => {
      const renamed = (alarm: AlarmReport): AlarmReport => ({
        ...alarm,
        alarmId: `${alarm.alarmId}#${String(alarm.version % 2)}` as AlarmId,
      });
      const alarms = [...reports.alarms, ...reports.alarms.map(renamed)];
      journal.keepReports({ ...reports, alarms }, kept);
    },
  }),
  'acknowledgement-left-out': (journal) => ({
    keepReports: (reports, kept) => {
      journal.keepReports(
        changed(reports, (alarm) => ({ ...alarm, acknowledgement: null })),
        kept,
      );
    },
  }),
  'outbox-not-read': () => ({ pendingAnswers: () => [] }),
};

let serial = 0;
const otherKey = (answer: Answer): Answer => {
  serial += 1;
  return { ...answer, key: `${answer.key}-${String(process.pid)}-${String(serial)}` };
};

const platforms: Partial<Record<PlantedBug, Change<PlatformPort>>> = {
  'new-key-every-time': (platform) => ({
    acknowledge: (id, answer) => platform.acknowledge(id, otherKey(answer)),
    order: (id, order, answer) => platform.order(id, order, otherKey(answer)),
  }),
  'given-twice': (platform) => ({
    order: async (id, order, answer) => {
      await platform.order(id, order, otherKey(answer));
      return platform.order(id, order, answer);
    },
  }),
  'acknowledged-at-once': (platform) => {
    const seen = new Map<AlarmId, AlarmReport>();
    platform.onEventNews(({ alarms }) => {
      for (const alarm of alarms) seen.set(alarm.alarmId, alarm);
    });
    return {
      acknowledge: (id, answer) => {
        const known = seen.get(id);
        if (known === undefined) return platform.acknowledge(id, answer);
        later(() => void platform.acknowledge(id, answer));
        const acknowledgement = { actor: answer.actor, atMs: answer.atMs - 7 };
        const version = known.version + 1;
        return Promise.resolve(success({ ...known, acknowledgement, version }));
      },
    };
  },
  'refusal-taken-for-yes': (platform) => {
    const seen = new Map<IncidentId, Incident>();
    platform.onEventNews(({ incidents }) => {
      for (const one of incidents) seen.set(one.incidentId, one);
    });
    return {
      order: async (id, order, answer) => {
        const said = await platform.order(id, order, answer);
        const known = seen.get(id);
        if (said.ok || order.kind !== 'accept' || known === undefined) return said;
        return success({ ...known, owner: answer.actor, version: known.version + 1_000_000 });
      },
    };
  },
};

/** The same port with some of its doors changed. */
export const withChange = <Port extends object>(
  port: Port,
  change: Change<Port> | undefined,
): Port => {
  if (change === undefined) return port;
  const changes = change(port);
  return new Proxy(port, {
    get: (target, name) => {
      const value: unknown =
        name in changes ? changes[name as keyof Port] : Reflect.get(target, name, target);
      return typeof value === 'function' && !(name in changes) ? value.bind(target) : value;
    },
  });
};

/** The same journal with that bug in it. */
export const spoiledJournal = (journal: JournalPort, bug: string): JournalPort =>
  withChange(journal, journals[bug as PlantedBug]);

/** The same platform adapter with that bug in it. */
export const spoiledPlatform = (platform: PlatformPort, bug: string): PlatformPort =>
  withChange(platform, platforms[bug as PlantedBug]);
