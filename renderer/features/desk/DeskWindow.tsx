import './desk.css';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { PlanTile } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { streamAddress } from '../../kit/streamAddress';
import { KeyNames } from '../../kit/keyNames';
import { useText } from '../../kit/text/useText';
import { nextUnacknowledged, orderAlarms, unseenAlarms, useAlarmSound } from '../alarms';
import { BriefingDesk } from '../briefing';
import { cameraDragType, CameraTree } from '../catalog';
import { AlarmRail } from './AlarmRail';
import { CommandPalette } from './CommandPalette';
import { ContextMenu } from './ContextMenu';
import { orderIncidents, wallPlaces } from './deskLists';
import { DeskOverlays } from './DeskOverlays';
import { EditorPage } from './EditorPage';
import { FoundAddress } from './FoundAddress';
import { HelpOverlay } from './HelpOverlay';
import { IncidentPage } from './IncidentPage';
import { makeKeyBook } from './keyBook';
import { LivePicture, PicturesCovered } from './LivePicture';
import { KeyLine } from './KeyLine';
import { findCrops, FoundCrops } from '../zoom';
import { NumberEcho } from './NumberEcho';
import { benchOf, isEditorShown, putOnBench } from './previewCommands';
import { putAddress } from './putAddress';
import { chosenScreen, putCamera, selectedTile } from './runCommand';
import { TopLine } from './TopLine';
import { DeskContext } from './useDesk';
import { useContextMenu } from './useContextMenu';
import { useDeskCommands } from './useDeskCommands';
import { useDeskKeys } from './useDeskKeys';
import { usePad } from './usePad';
import { SteeringContext, useSteering } from './useSteering';
import { WallPage } from './WallPage';

/** Where people work: cameras left, the wall or a case in the centre, alarms right, keys below. */
export function DeskWindow() {
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const [armed, setArmed] = useState<Camera | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { t } = useText();
  const desk = useDeskCommands(searchField, () => setArmed(null));
  const { state, dispatch } = desk;
  const { keys } = view.station;
  const book = useMemo(() => makeKeyBook(keys), [keys]);

  const isFlood = view.station.flood !== null && view.station.flood.untilMs === null;
  const alarms = useMemo(() => orderAlarms(view.alarms, isFlood), [view.alarms, isFlood]);
  const unseen = useMemo(() => unseenAlarms(view.alarms), [view.alarms]);
  const incidents = useMemo(() => orderIncidents(view.incidents), [view.incidents]);
  const screen = chosenScreen(view, state.screenNumber);
  const plan = screen === undefined ? undefined : view.plans[screen.screenId];
  const tile = selectedTile(desk.seen(view), plan);

  const put = (cameraId: string, onto: PlanTile | undefined): void => {
    if (screen === undefined || onto === undefined || cameraId === '') return;
    setArmed(null);
    const bench = isEditorShown(state) ? benchOf(state, view) : undefined;
    if (bench !== undefined) return void putOnBench(cameraId as CameraId, bench, desk);
    void putCamera(cameraId as CameraId, onto, screen, desk.ask, '');
  };
  const onAddress = (url: string, onto: PlanTile | undefined): void =>
    void putAddress(url, desk.ask, (cameraId) => put(cameraId, onto));
  const onTile = (clicked: PlanTile): void => {
    if (armed !== null) put(armed.cameraId, clicked);
    else if (screen !== undefined) {
      void desk.ask('scene:select', { screenId: screen.screenId, tileId: clicked.tileId });
    }
  };

  useDeskKeys(desk, book);
  useContextMenu(desk);
  const steering = useSteering(desk, book, view, tile);
  usePad(desk, steering !== null);
  useAlarmSound(alarms, view.station);
  // With nothing chosen the most urgent alarm is, so that one key answers it.
  const firstWaiting = nextUnacknowledged(alarms, null)?.alarmId;
  const hasFocus = alarms.some((alarm) => alarm.alarmId === state.focusedAlarmId);
  useEffect(() => {
    if (!hasFocus && firstWaiting !== undefined)
      dispatch({ type: 'alarmArrived', alarmId: firstWaiting });
  }, [hasFocus, firstWaiting, dispatch]);

  const { briefing } = view.station;
  const isPresenting = briefing !== null;
  useEffect(() => {
    if (!isPresenting) return;
    dispatch({ type: 'overlayToggled', overlay: null });
    dispatch({ type: 'soundTurned', listening: null });
  }, [isPresenting, dispatch]);

  const onWall = useMemo(() => wallPlaces(view), [view]);
  const stamp = view.station.platforms
    .map((one) => `${one.platformId} ${one.isCatalogLoading ? 'loading' : one.cameraCount}`)
    .join();
  const { opened } = state;
  const alarm = opened.alarmId === null ? undefined : view.alarms[opened.alarmId];
  // An alarm that got its case later, or moved to another, leads to the one it has now.
  const incidentId = alarm?.incidentId ?? opened.incidentId;
  const incident = incidentId === null ? undefined : view.incidents[incidentId];
  if (briefing !== null) {
    return (
      <BriefingDesk standing={briefing} view={view} alarms={alarms} picture={presentedPicture} />
    );
  }
  return (
    <DeskContext value={desk}>
      <KeyNames value={book.nameOf}>
        <SteeringContext value={steering}>
          <div className="desk" data-page={state.page} data-cameras={state.areCamerasOpen}>
            <TopLine station={view.station} alarms={alarms} unseen={unseen} />
            <nav className="left" aria-label={t('desk.cameras.title')}>
              <CameraTree
                stamp={stamp}
                expected={view.station.platforms.reduce((sum, one) => sum + one.cameraCount, 0)}
                onWall={onWall}
                searchField={searchField}
                above={(query) => (
                  <>
                    <FoundAddress
                      query={query}
                      tileNumber={tile?.number}
                      onPut={(url) => onAddress(url, tile)}
                    />
                    <FoundCrops
                      crops={findCrops(view.station.crops, query)}
                      onPut={({ number }) => desk.run({ kind: 'put-camera', number })}
                    />
                  </>
                )}
                onAddress={(url) => onAddress(url, tile)}
                onPut={(camera) => put(camera.cameraId, tile)}
                onArm={setArmed}
              />
            </nav>
            <PicturesCovered value={state.overlay !== null}>
              {alarm !== undefined || incident !== undefined ? (
                <IncidentPage
                  alarm={alarm}
                  incident={incident}
                  incidents={incidents}
                  alarms={alarms}
                  procedure={incident === undefined ? undefined : view.runs[incident.incidentId]}
                  onPutOnWall={(camera) => put(camera.cameraId, tile)}
                />
              ) : state.editing !== null && view.preview !== null ? (
                <EditorPage />
              ) : screen !== undefined && plan !== undefined ? (
                <WallPage
                  screens={view.station.screens}
                  screen={screen}
                  plan={plan}
                  tile={tile}
                  scenes={view.scenes}
                  changes={view.changes}
                  preview={view.preview}
                  armed={armed}
                  onTile={onTile}
                  onDrop={(onto, dropped) => {
                    const url = streamAddress(dropped.getData('text/plain'));
                    if (url === null) put(dropped.getData(cameraDragType), onto);
                    else onAddress(url, onto);
                  }}
                />
              ) : (
                <section className="centre quiet">
                  <h2>{t('desk.wall.none')}</h2>
                  <p>{t('desk.wall.noneHint')}</p>
                </section>
              )}
            </PicturesCovered>
            <AlarmRail
              alarms={alarms}
              incidents={incidents}
              orders={view.station.alarmOrders}
              unseen={unseen}
              flood={view.station.flood}
              platforms={view.station.platforms}
              isLead={view.station.actor.role === 'lead'}
            />
            <KeyLine lastChange={view.changes[0]} />
            <NumberEcho
              scenes={view.scenes}
              tours={view.station.tours}
              crops={view.station.crops}
              screens={view.station.screens}
              plan={plan}
              tile={tile}
            />
            <DeskOverlays onPut={(camera) => put(camera.cameraId, tile)} />
            <HelpOverlay />
            {state.isPaletteOpen ? <CommandPalette view={view} /> : null}
            <ContextMenu view={view} tileNumber={tile?.number ?? 1} />
          </div>
        </SteeringContext>
      </KeyNames>
    </DeskContext>
  );
}

/** A tile of a presented wall at the presenter's window. */
const presentedPicture = (tile: PlanTile): ReactNode =>
  tile.camera === null ? null : (
    <LivePicture
      key={tile.camera.cameraId}
      playKey={`briefing:${tile.playKey ?? tile.tileId}`}
      camera={tile.camera}
      purpose="desk"
    />
  );
