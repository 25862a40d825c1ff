import type { Camera } from '#contract/camera';
import { isSameLayout, layouts } from '#contract/layout';
import type { PlanTile, SceneRow, Screen, ScreenPlan, WallChange } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import type { PreviewView } from '#contract/preview';
import { selectStation } from '../../bridge/viewSelectors';
import { Button } from '../../kit/Button';
import { useText, localText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { LookOffer } from '../help';
import { boardWords } from '../boards';
import { SceneTourLine, TourControls } from '../tours';
import { changeWords } from '../wall';
import { SteeringPad } from '../ptz';
import { ZoomControls, ZoomWheel } from '../zoom';
import { DeskTimeline } from './DeskTimeline';
import { OnAir } from './OnAir';
import { PreviewHalf } from './PreviewHalf';
import { ReplayControls } from './ReplayControls';
import { SceneList } from './SceneList';
import { ScreenNotices } from './ScreenNotices';
import { SoundLine } from './SoundMark';
import { SteadyPicture } from './SteadyPicture';
import { SteeringBar } from './SteeringBar';
import { useDesk } from './useDesk';
import { useDeskSteering } from './useSteering';

interface Props {
  screens: readonly Screen[];
  screen: Screen;
  plan: ScreenPlan;
  tile: PlanTile | undefined;
  scenes: readonly SceneRow[];
  changes: readonly WallChange[];
  preview: PreviewView | null;
  armed: Camera | null;
  onTile: (tile: PlanTile) => void;
  onDrop: (tile: PlanTile, dropped: DataTransfer) => void;
}

/** The quiet centre: what is on air, the selected tile, scenes, the last changes. */
export function WallPage(props: Props) {
  const { t, locale } = useText();
  const { state, dispatch } = useDesk();
  const { plan, screen, tile, armed, preview } = props;
  return (
    <section className="centre" aria-label={t('desk.wall.title')}>
      <ScreenBar {...props} />
      <LookOffer
        isRunning={state.isLooking}
        onLook={() => dispatch({ type: 'lookToggled', isOn: true })}
      />
      <ScreenNotices screens={props.screens} chosen={screen} />
      <div className="wall-page">
        <div className="wall-half">
          <h2 className="part-title">
            {t('desk.wall.onAir')} <span>{sceneWords(plan, t)}</span>
            <SoundLine plan={plan} />
          </h2>
          <OnAir plan={plan} screen={screen} onTile={props.onTile} onDrop={props.onDrop} />
          {armed === null ? null : (
            <p className="armed" role="status">
              {t('desk.wall.armed', { number: armed.number, name: localText(armed.name, locale) })}
            </p>
          )}
          <WallActions plan={plan} tile={tile} />
          <SceneTour hasKeys={tile?.tour == null} />
        </div>
        {preview !== null && preview.changed.length > 0 ? (
          <PreviewHalf preview={preview} screen={screen} />
        ) : (
          <SelectedHalf tile={tile} />
        )}
        <SceneList scenes={props.scenes} hasRibbon={plan.hasRibbon} />
        <section className="wall-changes">
          <h2 className="part-title">
            {t('desk.change.title')} <span>{t('desk.change.hint')}</span>
          </h2>
          {props.changes.slice(0, 6).map((change) => (
            <p key={change.atMs} className="change">
              <time>{clockText(change.atMs)}</time>
              <span>{changeWords(change, t)}</span>
              <span className="change-by">
                {t('seat.owner', { seat: change.actor.seat, name: change.actor.name })}
              </span>
            </p>
          ))}
          {props.changes.length === 0 ? <p className="hint">{t('desk.change.none')}</p> : null}
        </section>
      </div>
      <DeskTimeline tile={tile} />
    </section>
  );
}

/** The selected tile, large, and what goes on in it. */
function SelectedHalf({ tile }: { tile: PlanTile | undefined }) {
  const { t, locale } = useText();
  const { run } = useDesk();
  const steering = useDeskSteering();
  return (
    <div className="wall-half">
      <h2 className="part-title">
        {t('desk.wall.selected')}{' '}
        <span>{tile === undefined ? null : tileWords(tile, { t, locale })}</span>
      </h2>
      <ZoomWheel
        className="selected-picture"
        onZoom={(order) => {
          if (steering !== null && order.kind === 'step') steering.wheel(order.steps);
          else if (tile?.camera) run({ kind: 'zoom', order });
        }}
      >
        {tile?.camera ? (
          <SteadyPicture
            playKey={`selected:${tile.camera.cameraId}`}
            camera={tile.camera}
            purpose="desk"
            replay={tile.replay}
            zoom={tile.zoom}
            hasWords
          />
        ) : (
          <p className="empty-tile">
            {tile?.board
              ? boardWords(tile.board, { t, locale })
              : t(tile?.hotspot ? 'content.hotspot.empty' : 'desk.wall.emptyTile')}
          </p>
        )}
        {steering === null ? null : <SteeringPad {...steering} />}
      </ZoomWheel>
      <SteeringBar tile={tile} />
      <ReplayControls tile={tile} />
      {tile?.camera && steering === null ? (
        <ZoomControls
          zoom={tile.zoom}
          onZoom={(order) => run({ kind: 'zoom', order })}
          onSave={() => run({ kind: 'crops' })}
          onAround={() => run({ kind: 'around' })}
        />
      ) : null}
      {tile?.tour ? (
        <TourControls tour={tile.tour} onOrder={(order) => run({ kind: `tour-${order}` })} />
      ) : null}
    </div>
  );
}

/** Which wall, and its layouts by button. */
function ScreenBar({ screens, screen, plan }: Props) {
  const { t } = useText();
  const { run, dispatch } = useDesk();
  return (
    <div className="region-head">
      {screens.map((one) => (
        <button
          key={one.screenId}
          type="button"
          className="tab"
          aria-pressed={one.screenId === screen.screenId}
          onClick={() => dispatch({ type: 'screenChosen', number: one.number })}
        >
          {one.name === '' ? t('desk.wall.number', { number: one.number }) : one.name}
        </button>
      ))}
      <Button look="plain" onPress={() => run({ kind: 'identify' })} keyOf="identify">
        {t('screens.identify')}
      </Button>
      <span className="region-note">
        {t('desk.wall.shape', {
          width: screen.widthPx,
          height: screen.heightPx,
          inch: screen.diagonalInch,
          metres: screen.distanceM,
        })}
      </span>
      <span className="top-space" />
      <span className="layouts" role="group" aria-label={t('desk.wall.layouts')}>
        {layouts.map(({ tileCount, ...layout }) => (
          <button
            key={tileCount}
            type="button"
            className="layout"
            aria-pressed={isSameLayout(plan.layout, { tileCount, ...layout })}
            aria-label={t('desk.wall.layout', { tiles: tileCount })}
            data-testid={`layout-${tileCount}`}
            onClick={() => run({ kind: 'layout', tileCount })}
          >
            {tileCount}
          </button>
        ))}
      </span>
    </div>
  );
}

function WallActions({ plan, tile }: { plan: ScreenPlan; tile: PlanTile | undefined }) {
  const { t } = useText();
  const { run, state } = useDesk();
  const isFilled = tile?.camera || tile?.board || tile?.tour || tile?.hotspot;
  const noCamera = isFilled ? undefined : t('desk.wall.emptyTile');
  return (
    <div className="action-row">
      <Button
        onPress={() => run({ kind: 'enlarge' })}
        keyOf="full"
        isPressed={plan.enlargedTileId !== null}
        unavailable={noCamera}
      >
        {t('desk.wall.full')}
      </Button>
      <Button
        onPress={() => run({ kind: 'pin' })}
        keyOf="pin"
        isPressed={tile?.isPinned === true}
        unavailable={noCamera}
      >
        {t('desk.wall.pin')}
      </Button>
      <Button
        onPress={() => run({ kind: 'sound' })}
        keyOf="sound"
        isPressed={tile !== undefined && state.listening?.tileId === tile.tileId}
        unavailable={tile?.camera ? undefined : t('desk.wall.emptyTile')}
        testId="tile-sound"
      >
        {t('hear.button')}
      </Button>
      <Button onPress={() => run({ kind: 'take-off' })} keyOf="off" unavailable={noCamera}>
        {t('desk.wall.off')}
      </Button>
      <Button onPress={() => run({ kind: 'board' })} keyOf="board" testId="open-board">
        {t('board.form.open')}
      </Button>
      <Button onPress={() => run({ kind: 'tours' })} keyOf="tours" testId="open-tours">
        {t('tour.groups.open')}
      </Button>
      <Button onPress={() => run({ kind: 'layouts' })} keyOf="layouts" testId="open-layouts">
        {t('layouts.open')}
      </Button>
      {state.hasGivenUp ? (
        <Button onPress={() => run({ kind: 'fetch-back' })} testId="fetch-back">
          {t('layouts.again')}
        </Button>
      ) : null}
      <Button onPress={() => run({ kind: 'undo' })} keyOf="undo">
        {t('desk.wall.undo')}
      </Button>
    </div>
  );
}

/** The tour of scenes, while one is under way. */
function SceneTour({ hasKeys }: { hasKeys: boolean }) {
  const { run, ask } = useDesk();
  const { sceneTour } = useWallSelector(selectStation);
  if (sceneTour === null) return null;
  return (
    <SceneTourLine
      tour={sceneTour}
      hasKeys={hasKeys}
      onOrder={(order) => run({ kind: `tour-${order}` })}
      onEnd={() => void ask('tour:end', {})}
    />
  );
}

function sceneWords(
  plan: ScreenPlan,
  t: (key: string, values?: Record<string, string | number>) => string,
): string {
  const scene =
    plan.sceneNumber === null ? plan.sceneName : `${plan.sceneNumber} ${plan.sceneName}`;
  return plan.isChanged ? t('desk.wall.changed', { scene }) : scene;
}

function tileWords(tile: PlanTile, words: Pick<Text, 't' | 'locale'>): string {
  if (tile.camera === null && tile.board !== null) {
    return `${tile.number} · ${boardWords(tile.board, words)}`;
  }
  const { locale } = words;
  return tile.camera === null
    ? String(tile.number)
    : `${tile.number} · ${tile.camera.number} ${localText(tile.camera.name, locale)}`;
}
