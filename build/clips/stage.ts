import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { Camera, type CameraPlace } from './camera';
import { css } from './colour';
import { lightOf, type LightName } from './light';
import { Painter, type Pool } from './painter';
import type { Point3 } from './vector';

/** A thing that stands somewhere and can be drawn. */
export interface Thing {
  /** Where it stands: decides what is in front of what. */
  readonly foot: Point3;
  /** Moves it towards (negative) or away from the viewer in the order of drawing. */
  readonly bias?: number;
  readonly draw: (painter: Painter) => void;
  readonly shadow?: (painter: Painter) => void;
}

/** The same thing partly there: how people go through a door, and cars into the haze. */
export function partly(thing: Thing, share: number): Thing {
  if (share >= 1) return thing;
  const pale =
    (draw: (painter: Painter) => void) =>
    (painter: Painter): void => {
      painter.ink.globalAlpha = share;
      draw(painter);
      painter.ink.globalAlpha = 1;
    };
  const { shadow } = thing;
  return {
    ...thing,
    draw: pale(thing.draw),
    ...(shadow === undefined ? {} : { shadow: pale(shadow) }),
  };
}

/** Gives the things that are there at a second of the loop. */
export type Mover = (second: number) => readonly Thing[];

/** Everything that a clip shows. */
export interface Stage {
  readonly camera: CameraPlace;
  readonly light: LightName;
  readonly seconds: number;
  /** Painted once, from back to front: ground, markings, panels. */
  readonly ground: readonly ((painter: Painter) => void)[];
  /** Drawn once behind everything that moves. */
  readonly back: readonly Thing[];
  /** Things that stand still, but something may pass behind them. */
  readonly near: readonly Thing[];
  readonly movers: readonly Mover[];
  readonly pools?: readonly Pool[];
  /** Drawn over everything, once per frame: glow of lamps, rain, smoke. */
  readonly over?: readonly ((painter: Painter, second: number) => void)[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws a stage at one size; what stands still is painted only once. */
export class Projector {
  readonly #canvas: Canvas;
  readonly #painter: Painter;
  readonly #still: Canvas;
  readonly #near: readonly Thing[];

  constructor(
    readonly stage: Stage,
    readonly size: Size,
  ) {
    const camera = new Camera(stage.camera, size.width, size.height);
    const light = lightOf(stage.light);
    this.#still = createCanvas(size.width, size.height);
    const painter = new Painter(this.#still.getContext('2d'), camera, light, stage.pools);
    paintSky(painter);
    for (const paint of stage.ground) paint(painter);
    for (const thing of [...stage.back, ...stage.near]) thing.shadow?.(painter);
    for (const thing of farFirst(stage.back, camera)) thing.draw(painter);
    this.#near = stage.near.filter((thing) => camera.depth(thing.foot) > 0);
    this.#canvas = createCanvas(size.width, size.height);
    this.#painter = new Painter(this.#canvas.getContext('2d'), camera, light, stage.pools);
  }

  /** The picture at a second of the loop; the same canvas is used again for the next one. */
  at(second: number): Canvas {
    const painter = this.#painter;
    painter.ink.drawImage(this.#still, 0, 0);
    const moving = this.stage.movers.flatMap((mover) => [...mover(second)]);
    for (const thing of moving) thing.shadow?.(painter);
    for (const thing of farFirst([...this.#near, ...moving], painter.camera)) thing.draw(painter);
    for (const paint of this.stage.over ?? []) paint(painter, second);
    return this.#canvas;
  }
}

function farFirst(things: readonly Thing[], camera: Camera): Thing[] {
  const keyed = things.map((thing) => ({
    thing,
    depth: camera.depth(thing.foot) + (thing.bias ?? 0),
  }));
  return keyed.sort((one, other) => other.depth - one.depth).map((entry) => entry.thing);
}

function paintSky({ ink, camera, light }: Painter): void {
  const horizon = Math.max(1, camera.horizon);
  const paint = ink.createLinearGradient(0, 0, 0, horizon);
  paint.addColorStop(0, css(light.sky[0]));
  paint.addColorStop(1, css(light.sky[1]));
  ink.fillStyle = paint;
  ink.fillRect(0, 0, camera.width, camera.height);
}
