import './wall.css';
import './screenCare.css';
import './identify.css';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useWallSelector } from '../../bridge/dispatch';
import {
  selectAlarms,
  selectIncidents,
  selectPlans,
  selectStation,
  selectWindow,
} from '../../bridge/viewSelectors';
import type { Screen, ScreenPlan } from '#contract/scene';
import type { StationView } from '#contract/view';
import { useText } from '../../kit/text/useText';
import { forgetTextWidths, textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import { Ribbon } from '../alarms/index';
import { attachWallCanvas } from '../playback/index';
import { PresentedLayer } from '../presented/index';
import { useShift } from './useScreenCare';
import { ribbonWidthOf, seamsOf } from './gridGeometry';
import { IdentifyPlate } from './IdentifyPlate';
import { drawFromWall, presentedArea, presentedTiles } from './presentedTiles';
import { useWindowSize } from './useWindowSize';
import { WallGrid } from './WallGrid';
import { WallNotices } from './WallNotices';
import { wallUnit } from './wallUnit';

/** The root of a wall window: tiles, at most one ribbon, and nothing that takes input. */
export function WallWindow() {
  const { screenId } = useWallSelector(selectWindow);
  const station = useWallSelector(selectStation);
  const plans = useWallSelector(selectPlans);
  const screen = station.screens.find((one) => one.screenId === screenId);
  const plan = screenId === null ? undefined : plans[screenId];
  useFonts();
  if (screen === undefined || plan === undefined) return <BeforeFirst station={station} />;
  return <PlannedWall screen={screen} plan={plan} station={station} />;
}

/** Above this many tiles alarms, not eyes, find things (ux.md §7). */
const overviewAbove = 16;

interface PlannedProps {
  screen: Screen;
  plan: ScreenPlan;
  station: StationView;
}

function PlannedWall({ screen, plan, station }: PlannedProps) {
  const { t } = useText();
  const alarms = useWallSelector(selectAlarms);
  const incidents = useWallSelector(selectIncidents);
  const size = useWindowSize();
  const unit = wallUnit(screen);
  const ribbonWidth = ribbonWidthOf(plan, unit, size.width);
  const { presented } = plan;
  const { area, lower } = presentedArea(plan, unit, size, ribbonWidth);
  const isOverview = plan.layout.tileCount > overviewAbove && plan.enlargedTileId === null;
  const overview = t('wall.overview');
  const isInCorner = isOverview && ribbonWidth === 0;
  const cornerWidth = isInCorner ? (textWidth(overview, 400) + 0.9) * unit : 0;
  const isFilled = plan.tiles.some(
    ({ camera, board, hotspot }) => camera !== null || board !== null || hotspot !== null,
  );
  const shift = useShift(station.screenCare, screen.scaleFactor);
  const sizes = { '--u': `${unit}px`, '--area-width': `${area.width}px` } as CSSProperties;
  return (
    <main
      className="wall"
      style={{ ...sizes, ...shift }}
      data-testid="wall"
      data-layout={plan.layout.tileCount}
      data-presented={presented !== undefined}
    >
      <WallCanvas />
      <WallGrid
        plan={plan}
        alarms={alarms}
        incidents={incidents}
        area={area}
        unit={unit}
        cornerWidth={cornerWidth}
        seams={seamsOf(size, screen)}
      />
      {station.screenNews.identifyUntilMs === null ? null : <IdentifyPlate screen={screen} />}
      {isFilled ? null : <BeforeFirst station={station} />}
      {isInCorner ? <span className="chip overview">{overview}</span> : null}
      {presented === undefined ? (
        <WallNotices station={station} lastChange={plan.lastChange} />
      ) : (
        <PresentedLayer
          presented={presented}
          tiles={presentedTiles(plan, area, unit, size, seamsOf(size, screen))}
          hasCard={plan.tiles.some(({ isCard }) => isCard)}
          lowerThird={lower / size.height}
          widthUnits={size.width / unit}
          source={drawFromWall}
        />
      )}
      {ribbonWidth === 0 || plan.ribbon === null ? null : (
        <Ribbon
          list={plan.ribbon}
          incidents={incidents}
          width={ribbonWidth}
          height={size.height}
          unit={unit}
          flood={station.flood}
        >
          {isOverview ? <p className="ribbon-more">{overview}</p> : null}
        </Ribbon>
      )}
    </main>
  );
}

/** The canvas below all tiles: what is painted is seen where a tile has its picture. */
function WallCanvas() {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (host.current === null ? undefined : attachWallCanvas(host.current)), []);
  return <div ref={host} className="wall-canvas" />;
}

/** Before the first camera: a word and a counter. */
function BeforeFirst({ station }: { station: StationView }) {
  const { t } = useText();
  const now = useSecond();
  const [sinceMs] = useState(() => Date.now());
  // Of one that cannot be reached nothing is being read; the notices say so.
  const isLoading = station.platforms.some(
    ({ isCatalogLoading, state }) => isCatalogLoading && state !== 'down',
  );
  const isWaiting = station.platforms.some((platform) => platform.state === 'connecting');
  if (!isLoading && !isWaiting) return null;
  const seconds = Math.max(0, Math.floor((now - sinceMs) / 1000));
  return (
    <p className="before-first" data-testid="before-first">
      {t(isWaiting ? 'wall.waiting' : 'wall.loading', { seconds })}
    </p>
  );
}

/** Words are measured again when the window's own font has arrived. */
function useFonts(): void {
  const [, setLoaded] = useState(false);
  useEffect(() => {
    // jsdom has no fonts.
    if (!('fonts' in document)) return;
    void document.fonts.ready.then(() => {
      forgetTextWidths();
      setLoaded(true);
    });
  }, []);
}
