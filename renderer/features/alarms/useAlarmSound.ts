import { useEffect, useRef } from 'react';
import type { Alarm } from '#contract/alarm';
import type { StationView } from '#contract/view';
import { useSecond } from '../../kit/ticker';
import { AlarmSound } from './alarmSound';
import { chooseSound, soundVolume } from './soundPlan';

/** Sounds come from the desk only: the highest waiting priority, silence respected. */
export function useAlarmSound(alarms: readonly Alarm[], station: StationView): void {
  const player = useRef<AlarmSound | null>(null);
  const now = useSecond();
  useEffect(() => {
    const sound = new AlarmSound();
    player.current = sound;
    return () => {
      sound.close();
      player.current = null;
    };
  }, []);
  useEffect(() => {
    const isFlood = station.flood !== null && station.flood.untilMs === null;
    const priority = chooseSound(alarms, station.silencedUntilMs, now, isFlood);
    document.documentElement.dataset['sounding'] = priority ?? 'none';
    const waiting = alarms
      .filter((alarm) => alarm.response === 'waiting')
      .map((alarm) => alarm.alarmId);
    const volume = priority === null ? 0 : soundVolume(priority, station.sound);
    // One sound for the whole flood: newcomers do not start it anew.
    player.current?.play(priority, volume, isFlood ? '' : waiting.sort().join(' '));
  }, [alarms, station, now]);
}
