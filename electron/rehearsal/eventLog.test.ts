import { describe, expect, it } from 'vitest';
import { EventLog } from './eventLog';

function aLog(keeps: number, events: number) {
  const log = new EventLog(keeps, () => 1000);
  const cursors = [log.cursor];
  for (let turn = 0; turn < events; turn += 1) {
    log.append({ type: 'ptz', ptz: { cameraId: String(turn), holder: null, expiresAtMs: null } });
    cursors.push(log.cursor);
  }
  return { log, cursors };
}

describe('EventLog', () => {
  it('gives back what came after a cursor, and nothing at its end', () => {
    const { log, cursors } = aLog(100, 5);
    const after = log.after(cursors[2] ?? '');
    expect(after.kind === 'resumed' && after.events.map((event) => event.seq)).toEqual([3, 4, 5]);
    expect(log.after(log.cursor)).toEqual({ kind: 'resumed', events: [] });
  });

  it('goes on from exactly as far back as it promises', () => {
    for (const events of [30, 37, 38, 39, 90]) {
      const { log, cursors } = aLog(30, events);
      const oldest = log.after(cursors[events - 30] ?? '');
      expect(oldest.kind === 'resumed' && oldest.events.length).toBe(30);
      if (events === 30) continue;
      expect(log.after(cursors[events - 31] ?? '')).toEqual({ kind: 'gap', reason: 'too-old' });
    }
  });

  it('does not know the cursors of another run, nor made-up ones', () => {
    const { log } = aLog(10, 3);
    const foreign = aLog(10, 3).log.cursor;
    for (const cursor of [foreign, '', 'c1.zz', log.cursor.replace(/\d+$/, '99')]) {
      expect(log.after(cursor)).toEqual({ kind: 'gap', reason: 'unknown-cursor' });
    }
  });

  it('stops telling a listener that has left', () => {
    const { log } = aLog(10, 0);
    const heard: number[] = [];
    const leave = log.onAppended((event) => heard.push(event.seq));
    const news = { cameraId: '1', holder: null, expiresAtMs: null };
    log.append({ type: 'ptz', ptz: news });
    leave();
    log.append({ type: 'ptz', ptz: news });
    expect(heard).toEqual([1]);
  });
});
