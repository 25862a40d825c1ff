import { expect } from 'vitest';

import { anAnswer, anOnlineCamera, codeOf, never, raise, soon, valueOf, type Spec } from './stage';

/** Alarms and the answers to them. */
export const alarmSpec = ({ stage, start, holds }: Spec): void => {
  holds(['alarms'], 'tells an alarm', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    const alarm = await raise(stage(), told, cameraId, 1);
    expect(alarm.cameraId).toBe(cameraId);
    expect(alarm.what.zh).not.toBe('');
  });

  holds(['alarms', 'alarmLevels'], 'tells four priorities apart', async () => {
    const told = await start();
    for (const [at, priority] of (['critical', 'high', 'medium', 'low'] as const).entries()) {
      const level = (at + 1) as 1 | 2 | 3 | 4;
      const alarm = await raise(stage(), told, anOnlineCamera(told).cameraId, level);
      expect(alarm.priority).toBe(priority);
    }
  });

  holds(['alarms', 'alarmEnd'], 'tells the end of an alarm', async () => {
    const told = await start();
    const alarm = await raise(stage(), told, anOnlineCamera(told).cameraId, 2);
    expect(alarm.condition).toBe('active');
    await (stage().clearAlarm ?? never)(alarm);
    await expect.poll(() => told.alarms.get(alarm.alarmId)?.condition, soon).toBe('cleared');
  });

  holds(['alarms', 'acknowledge'], 'has an alarm acknowledged once', async () => {
    const told = await start();
    const alarm = await raise(stage(), told, anOnlineCamera(told).cameraId, 1);
    const answer = anAnswer(3);
    const acknowledged = valueOf(await told.port.acknowledge(alarm.alarmId, answer));
    expect(acknowledged.acknowledgement?.actor).toEqual(answer.actor);
    expect(acknowledged.version).toBeGreaterThan(alarm.version);
    await told.port.acknowledge(alarm.alarmId, answer);
    expect(await (stage().countAnswers ?? never)(answer.key)).toBe(1);
    await expect
      .poll(() => told.alarms.get(alarm.alarmId)?.acknowledgement?.actor.seat, soon)
      .toBe(3);
  });

  holds(['alarms', 'pictures'], 'knows where the picture of an alarm is', async () => {
    const told = await start();
    const alarm = await raise(stage(), told, anOnlineCamera(told).cameraId, 1);
    const picture = (): Promise<string> => told.port.picture(alarm.alarmId, 0).then(codeOf);
    await expect.poll(picture, soon).toBe('ok');
  });

  holds([], 'knows no alarm or incident that is not there', async () => {
    const { port } = await start();
    const nothing = `${port.platformId}:nothing` as never;
    expect(codeOf(await port.acknowledge(nothing, anAnswer(1)))).toBe('alarm/unknown');
    expect(codeOf(await port.order(nothing, { kind: 'accept' }, anAnswer(1)))).toBe(
      'incident/unknown',
    );
    expect(codeOf(await port.picture(nothing, 0))).toBe('media/no-picture');
  });

  holds(['alarms'], 'is silent after it was stopped', async () => {
    const told = await start();
    const { cameraId } = anOnlineCamera(told);
    await told.port.stop();
    const { length } = told.events;
    await (stage().raiseAlarm ?? never)(cameraId, 4);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(told.events).toHaveLength(length);
  });
};
