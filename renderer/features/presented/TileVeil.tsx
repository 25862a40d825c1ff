import { useLayoutEffect, useRef } from 'react';
import { useText } from '../../kit/text/useText';
import type { ShownTile } from './shownTile';

/** Draws what a part of the window shows now onto a canvas; the part in shares of the window. */
export type VeilSource = (
  onto: CanvasRenderingContext2D,
  tileId: string,
  part: ShownTile['picture'],
) => void;

/** So few points across a picture that no plate and no face can be told from it. */
const softWidth = 24;
const softHeight = 14;
const softEveryMs = 200;

interface Props {
  tile: ShownTile;
  isSoft: boolean;
  isFrozen: boolean;
  source: VeilSource;
}

/**
 * Lies over a picture and is opaque before anything is drawn, so that a failing copy shows black and
 * never the picture beneath. The stream below plays on: lifting the veil is instant.
 */
export function TileVeil({ tile, isSoft, isFrozen, source }: Props) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { tileId, picture } = tile;
  const { left, top, width, height } = picture;
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const pixels = window.devicePixelRatio;
    element.width = isSoft ? softWidth : Math.round(width * window.innerWidth * pixels);
    element.height = isSoft ? softHeight : Math.round(height * window.innerHeight * pixels);
    const context = element.getContext('2d', { alpha: false });
    if (context === null) return undefined;
    const draw = (): void => source(context, tileId, { left, top, width, height });
    draw();
    if (isFrozen) return undefined;
    const timer = setInterval(draw, softEveryMs);
    return () => clearInterval(timer);
  }, [tileId, left, top, width, height, isSoft, isFrozen, source]);
  return (
    <div
      className="tile-veil"
      data-veil={isSoft ? 'soft' : 'frozen'}
      style={{
        left: `${String(left * 100)}%`,
        top: `${String(top * 100)}%`,
        width: `${String(width * 100)}%`,
        height: `${String(height * 100)}%`,
      }}
    >
      <canvas ref={canvas} />
      {tile.isDemo ? <span className="chip demo-mark">{t('mark.demo')}</span> : null}
    </div>
  );
}
