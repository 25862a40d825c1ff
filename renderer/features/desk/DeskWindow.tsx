import './desk.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'react-redux';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { PlanTile } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { priorities } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import { orderAlarms, useAlarmSound } from '../alarms';
import { CameraTree } from '../catalog';
import { SettingsPanel } from '../settings';
import { ActionLog } from './ActionLog';
import { AlarmRail } from './AlarmRail';
import { IncidentPage } from './IncidentPage';
import { KeyCard } from './KeyCard';
import { KeyLine } from './KeyLine';
import type { DeskCommand } from './keys';
import { NumberEcho } from './NumberEcho';
import { Overlay } from './Overlay';
import { chosenScreen, putCamera, runCommand, selectedTile } from './runCommand';
import { TopLine } from './TopLine';
import { useDeskKeys } from './useDeskKeys';
import { useDeskState } from './useDeskState';
import { askFor, DeskContext, type Desk } from './useDesk';
import { useText } from '../../kit/text/useText';
import { WallPage } from './WallPage';

/** Where people work: cameras left, the wall or a case in the centre, alarms right, keys below. */
export function DeskWindow() {
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const store = useStore<HasView>();
  const { state, current, dispatch } = useDeskState();
  const [armed, setArmed] = useState<Camera | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { t } = useText();

  const alarms = useMemo(() => orderAlarms(view.alarms), [view.alarms]);
  const incidents = useMemo(() => orderIncidents(view.incidents), [view.incidents]);
  const screen = chosenScreen(view, state.screenNumber);
  const plan = screen === undefined ? undefined : view.plans[screen.screenId];
  const tile = selectedTile(view, plan);

  const desk = useMemo<Desk>(() => {
    const ask = askFor(dispatch);
    const run = (command: DeskCommand): void => {
      if (command.kind === 'leave') setArmed(null);
      void runCommand(command, {
        state: current(),
        view: selectView(store.getState()),
        dispatch,
        ask,
        now: Date.now(),
        focusSearch: () => requestAnimationFrame(() => searchField.current?.focus()),
      });
    };
    return { state, current, dispatch, run, ask };
  }, [state, current, dispatch, store]);

  const put = (cameraId: string, onto: PlanTile | undefined): void => {
    if (screen === undefined || onto === undefined || cameraId === '') return;
    setArmed(null);
    void putCamera(cameraId as CameraId, onto, screen, desk.ask, '');
  };
  const onTile = (clicked: PlanTile): void => {
    if (armed !== null) put(armed.cameraId, clicked);
    else if (screen !== undefined) {
      void desk.ask('scene:select', { screenId: screen.screenId, tileId: clicked.tileId });
    }
  };

  useDeskKeys(desk, (code) => {
    const first = openedCamera(view, state.opened);
    if (code === 'KeyW' && first !== null) put(first, tile);
  });
  useAlarmSound(alarms, view.station);
  // With nothing chosen the most urgent alarm is, so that one key answers it.
  const firstWaiting = alarms.find((alarm) => alarm.response === 'waiting')?.alarmId;
  const hasFocus = alarms.some((alarm) => alarm.alarmId === state.focusedAlarmId);
  useEffect(() => {
    if (!hasFocus && firstWaiting !== undefined)
      dispatch({ type: 'alarmArrived', alarmId: firstWaiting });
  }, [hasFocus, firstWaiting, dispatch]);

  const onWall = useMemo(() => wallPlaces(view), [view]);
  const stamp = view.station.platforms
    .map((one) => `${one.platformId}${one.cameraCount}${String(one.isCatalogLoading)}`)
    .join();
  const { opened } = state;
  const alarm = opened.alarmId === null ? undefined : view.alarms[opened.alarmId];
  const incident = opened.incidentId === null ? undefined : view.incidents[opened.incidentId];
  return (
    <DeskContext value={desk}>
      <div className="desk" data-page={state.page} data-cameras={state.areCamerasOpen}>
        <TopLine station={view.station} alarms={alarms} />
        <nav className="left" aria-label={t('desk.cameras.title')}>
          <CameraTree
            stamp={stamp}
            onWall={onWall}
            searchField={searchField}
            onPut={(camera) => put(camera.cameraId, tile)}
            onArm={setArmed}
          />
        </nav>
        {alarm !== undefined || incident !== undefined ? (
          <IncidentPage
            alarm={alarm}
            incident={incident}
            onPutOnWall={(camera) => put(camera.cameraId, tile)}
          />
        ) : screen !== undefined && plan !== undefined ? (
          <WallPage
            screens={view.station.screens}
            screen={screen}
            plan={plan}
            tile={tile}
            scenes={view.scenes}
            changes={view.changes}
            armed={armed}
            onTile={onTile}
            onDrop={(onto, cameraId) => put(cameraId, onto)}
          />
        ) : (
          <section className="centre quiet">
            <h2>{t('desk.wall.none')}</h2>
            <p>{t('desk.wall.noneHint')}</p>
          </section>
        )}
        <AlarmRail alarms={alarms} incidents={incidents} />
        <KeyLine lastChange={view.changes[0]} />
        <NumberEcho scenes={view.scenes} tileNumber={tile?.number ?? 1} />
        {state.overlay === 'keys' ? <KeyCard /> : null}
        {state.overlay === 'log' ? <ActionLog /> : null}
        {state.overlay === 'settings' ? (
          <Overlay title={t('desk.settings.title')} testId="settings">
            <SettingsPanel station={view.station} />
          </Overlay>
        ) : null}
      </div>
    </DeskContext>
  );
}

type View = ReturnType<typeof selectView>;

/** Most urgent first, then the oldest: the one that waits longest. */
function orderIncidents(incidents: Readonly<Record<string, Incident>>): Incident[] {
  return Object.values(incidents).sort(
    (a, b) =>
      priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
      a.reportedAtMs - b.reportedAtMs,
  );
}

/** `screen·tile` of every camera on the wall. */
function wallPlaces(view: View): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const screen of view.station.screens) {
    for (const { camera, number } of view.plans[screen.screenId]?.tiles ?? []) {
      if (camera !== null) places.set(camera.cameraId, `${screen.number}·${number}`);
    }
  }
  return places;
}

function openedCamera(
  view: View,
  opened: { alarmId: string | null; incidentId: string | null },
): string | null {
  const alarm =
    opened.alarmId === null ? undefined : view.alarms[opened.alarmId as keyof View['alarms']];
  const incident =
    opened.incidentId === null
      ? undefined
      : view.incidents[opened.incidentId as keyof View['incidents']];
  return alarm?.cameraId ?? incident?.cameraIds[0] ?? null;
}
