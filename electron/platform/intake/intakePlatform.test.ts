import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import { anActor } from '../../../tests/builders/happenings';
import { FakeClock } from '../../../tests/fakes/fakeClock';
import { aWebhook } from '../../../tests/fakes/intakeSamples';
import type { EventNews } from '../../wall/ports';
import type { MessageLine, LineEvents } from '../common/messageLine';
import { IntakePlatform } from './intakePlatform';

/** A line that the test holds in its hands. */
class FakeLine implements MessageLine {
  events: LineEvents | undefined;
  isHeld = false;
  stops: boolean[] = [];

  start(events: LineEvents): void {
    this.events = events;
    events.live();
  }

  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
  }

  stop(isForGood: boolean): Promise<void> {
    this.stops.push(isForGood);
    return Promise.resolve();
  }

  send(body: object, kept: () => void = () => undefined): void {
    const bytes = Buffer.from(JSON.stringify(body));
    this.events?.message({ topic: 'plant', headers: {}, body: bytes }, kept);
  }
}

const given = async (leftOpen: AlarmReport[] = []) => {
  const clock = new FakeClock();
  const line = new FakeLine();
  const platform = new IntakePlatform({
    source: aWebhook(),
    line,
    clock,
    findCamera: () => undefined,
    leftOpen: () => Promise.resolve(leftOpen),
  });
  const news: EventNews[] = [];
  platform.onEventNews((one) => news.push(one));
  platform.start();
  await clock.pass(0);
  return { clock, line, platform, news };
};

describe('a source among the platforms', () => {
  it('tells what comes within a moment together, and each sender once it is kept', async () => {
    const { clock, line, news } = await given();
    const kept: string[] = [];
    line.send({ id: 1, title: 'A' }, () => kept.push('A'));
    line.send({ id: 1, title: 'A', time: 2_000_000_000 }, () => kept.push('again'));
    line.send({ id: 2, title: 'B' }, () => kept.push('B'));
    await clock.pass(10);
    expect(news.slice(1)).toMatchObject([{ alarms: [{ count: 2 }, { count: 1 }], isFull: false }]);
    expect(kept).toEqual([]);
    news[1]?.kept?.();
    expect(kept).toEqual(['A', 'again', 'B']);
  });

  it('tells alarms as over that nobody speaks of any more', async () => {
    const { clock, line, news } = await given();
    line.send({ id: 1, title: 'A' });
    await clock.pass(31 * 60_000);
    expect(news.at(-1)).toMatchObject({ alarms: [{ condition: 'cleared', version: 2 }] });
  });

  it('waits when more alarms are open than people can see to, and says so', async () => {
    const { clock, line, platform, news } = await given();
    for (let id = 0; id <= 10_000; id += 1) line.send({ id, title: 'A' });
    await clock.pass(10);
    expect(line.isHeld).toBe(true);
    expect(platform.health()).toMatchObject({ state: 'slow', fault: { code: 'source/full' } });
    const [first] = news.flatMap(({ alarms }) => alarms);
    await clock.pass(31 * 60_000);
    expect(line.isHeld).toBe(true);
    const answer = { actor: anActor(), atMs: clock.now(), key: 'k' };
    await platform.acknowledge(first?.alarmId ?? ('' as never), answer);
    expect(line.isHeld).toBe(false);
    expect(platform.health()).toMatchObject({ state: 'live', fault: null });
  });

  it('counts what it cannot read, and keeps the newest messages as samples', async () => {
    const { clock, line, platform } = await given();
    line.events?.message({ topic: 'x', headers: {}, body: Buffer.from('{') }, () => undefined);
    line.events?.lost();
    line.send({ title: 'A' });
    await clock.pass(2_000);
    expect(platform.heard()).toMatchObject({ messages: 2, alarms: 1, unreadable: 2 });
    expect(platform.heard().last.map(({ body }) => body)).toEqual(['{"title":"A"}', '{']);
    expect(platform.health().unreadable).toMatchObject({ lost: 2 });
  });

  it('says when its line is down, and since when its alarms may be out of date', async () => {
    const { line, platform, clock } = await given();
    line.events?.down({ code: 'platform/unreachable' });
    expect(platform.health()).toMatchObject({
      state: 'down',
      fault: { code: 'platform/unreachable' },
      alarmsStaleSinceMs: clock.now(),
    });
  });

  it('has no streams', async () => {
    const { platform } = await given();
    expect(await platform.openStream()).toMatchObject({ ok: false });
    expect(await platform.renewStream()).toMatchObject({ ok: false });
    expect(platform.capabilities.alarms).toBe(true);
  });

  it('ends its line for good only when it is removed', async () => {
    const { line, platform } = await given();
    await platform.stopForGood();
    await platform.stop();
    expect(line.stops).toEqual([true]);
  });
});
