import { useEffect, useRef } from 'react';
import type { Alarm } from '#contract/alarm';
import type { StationView } from '#contract/view';
import { localText, useText } from '../../kit/text/useText';
import { useEachSecond } from '../../kit/ticker';
import { openDeskSound, type DeskSound } from './deskSound';
import { chooseSound, soundVolume, type Sound } from './soundPlan';
import { newcomersToSay } from './spokenAlarms';

/** Sounds come from the desk only: the highest waiting priority, silence respected. */
export function useAlarmSound(alarms: readonly Alarm[], station: StationView): void {
  const desk = useRef<DeskSound | null>(null);
  const newest = useRef(station);
  const { silencedUntilMs } = station;
  // The end of a silence is a change like any other; the seconds until then are none.
  const isSilenced = useEachSecond((now) => silencedUntilMs !== null && now < silencedUntilMs);
  useEffect(() => {
    newest.current = station;
  });
  useEffect(() => {
    const opened = openDeskSound({
      locale: () => newest.current.locale,
      volume: () => newest.current.sound.volume,
    });
    desk.current = opened;
    return () => {
      opened.close();
      desk.current = null;
    };
  }, []);

  useEffect(() => {
    if (isSilenced) desk.current?.sounds.hush();
  }, [isSilenced]);

  useEffect(() => {
    const isFlood = station.flood !== null && station.flood.untilMs === null;
    const sound = chooseSound(alarms, { isSilenced, isFlood });
    document.documentElement.dataset['sounding'] = sound ?? 'none';
    const volume =
      sound === null ? 0 : soundVolume(sound, station.sound, stepsLouder(alarms, station, sound));
    const waiting = alarms.filter(({ response }) => response === 'waiting');
    // One sound for the whole flood: newcomers do not start it anew.
    const alarmIds = isFlood ? [] : waiting.map(({ alarmId }) => alarmId);
    desk.current?.sounds.update({ sound, volume, alarmIds });
  }, [alarms, station, isSilenced]);

  useCallSignal(desk, station, isSilenced);
  useSpeech(desk, alarms, station, isSilenced);
}

/** By one step for an alarm that nobody answered in time, by two for one that still nobody did. */
function stepsLouder(alarms: readonly Alarm[], { calls }: StationView, sound: Sound): number {
  const loudest = calls.reduce((most, { kind, alarmId, priority }) => {
    const isOpen = alarms.some((alarm) => alarm.alarmId === alarmId);
    const steps = kind === 'overdue' ? 1 : kind === 'overdue-next' ? 2 : 0;
    return isOpen && (priority === sound || sound === 'flood') ? Math.max(most, steps) : most;
  }, 0);
  return loudest;
}

/** A call that was not there before, at the lead's seat. */
function useCallSignal(
  desk: { readonly current: DeskSound | null },
  { calls, actor, sound }: StationView,
  isSilenced: boolean,
): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(calls.map(({ callId }) => callId));
    const hasNew = before !== null && calls.some(({ callId }) => !before.has(callId));
    if (hasNew && actor.role === 'lead' && !isSilenced) {
      desk.current?.sounds.signal('call', soundVolume('call', sound));
    }
  }, [desk, calls, actor, sound, isSilenced]);
}

/** Place and priority of what came, where the site wants it said. */
function useSpeech(
  desk: { readonly current: DeskSound | null },
  alarms: readonly Alarm[],
  station: StationView,
  isSilenced: boolean,
): void {
  const { t, locale } = useText();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(alarms.map(({ alarmId }) => alarmId));
    if (before === null || isSilenced) return;
    const isFlood = station.flood !== null && station.flood.untilMs === null;
    for (const alarm of newcomersToSay(alarms, before, station.spoken, isFlood)) {
      const text = t('sound.spoken', {
        priority: t(`priority.${alarm.priority}`),
        place: localText(alarm.place, locale),
        what: localText(alarm.what, locale),
      });
      desk.current?.sounds.say({ lineId: alarm.alarmId, text });
    }
  }, [desk, alarms, station, isSilenced, t, locale]);
}
