/** One tile that was given another camera, as the wall showed it. */
export interface SeenChange {
  readonly tile: string;
  readonly from: string;
  readonly to: string;
  /** When the plan had it, Unix time. */
  readonly atMs: number;
  /** From the last picture of the one to the first of the other; null when none came. */
  readonly gapMs: number | null;
  /** The longest wait for a picture in that tile from then on, for a second. */
  readonly laterMs: number;
}

/** What one window showed since it was watched. */
export interface Seen {
  readonly changes: readonly SeenChange[];
  /** Looks at a tile that showed nothing but black, of how many, and where. */
  readonly black: number;
  readonly looks: number;
  readonly blackAt: readonly string[];
  /** How long each camera stood in a tile, in ms. */
  readonly shownMs: Readonly<Record<string, number>>;
  /** Times between two pictures of one camera, in ms. */
  readonly quiet: readonly number[];
  /** What each tile showed at the last look. */
  readonly now: Readonly<Record<string, string>>;
}

/**
 * Runs inside the wall: reads the paint stamps of all pictures twenty times a second, so that each
 * picture of a city camera is seen, and every half second looks for black where a picture should be.
 */
export function watchTour(): void {
  interface Reading {
    playKey: string;
    paintedAtMs: number;
    firstPaintedAtMs: number;
    shown: number;
  }
  interface Change {
    tile: string;
    from: string;
    to: string;
    atMs: number;
    fromKey: string;
    toKey: string;
    lastOfFromMs: number;
    firstMs: number;
    lastMs: number;
    laterMs: number;
  }
  const page = globalThis as unknown as {
    brightwallTiles?: () => Promise<Reading[]>;
    tourSeen?: { read: () => unknown };
  };
  const everyMs = 50;
  const laterForMs = 1000;
  const changes: Change[] = [];
  const held = new Map<string, { camera: string; key: string }>();
  const stamps = new Map<string, { atMs: number; shown: number }>();
  const shownMs: Record<string, number> = {};
  const blackAt: string[] = [];
  const quiet: number[] = [];
  let [black, looks, isReading, lastAtMs] = [0, 0, false, Date.now()];

  const noteTiles = (now: number): void => {
    for (const one of document.querySelectorAll<HTMLElement>('[data-tile]')) {
      const tile = one.dataset['tile'] ?? '';
      const [camera, key] = [one.dataset['camera'] ?? '', one.dataset['playkey'] ?? ''];
      const was = held.get(tile);
      if (camera !== '') shownMs[camera] = (shownMs[camera] ?? 0) + now - lastAtMs;
      if (was !== undefined && was.key !== key) {
        changes.push({
          ...{ tile, from: was.camera, to: camera, atMs: now, fromKey: was.key, toKey: key },
          ...{ lastOfFromMs: stamps.get(was.key)?.atMs ?? 0, firstMs: 0, lastMs: 0, laterMs: 0 },
        });
      }
      held.set(tile, { camera, key });
    }
    lastAtMs = now;
  };
  const noteChange = (change: Change, readings: ReadonlyMap<string, Reading>): void => {
    const [from, to] = [readings.get(change.fromKey), readings.get(change.toKey)];
    const first = to?.firstPaintedAtMs ?? 0;
    if (change.firstMs === 0) {
      if (from !== undefined && (first === 0 || from.paintedAtMs <= first)) {
        change.lastOfFromMs = Math.max(change.lastOfFromMs, from.paintedAtMs);
      }
      if (first > 0) [change.firstMs, change.lastMs] = [first, first];
    }
    if (change.firstMs > 0 && to !== undefined && to.paintedAtMs > change.lastMs) {
      change.laterMs = Math.max(change.laterMs, to.paintedAtMs - change.lastMs);
      change.lastMs = to.paintedAtMs;
    }
  };
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    const readings = new Map(
      ((await page.brightwallTiles?.()) ?? []).map((one) => [one.playKey, one] as const),
    );
    const now = Date.now();
    noteTiles(now);
    for (const [key, { paintedAtMs, shown }] of readings) {
      const was = stamps.get(key);
      if (was !== undefined && shown > was.shown && was.atMs > 0 && quiet.length < 100_000) {
        quiet.push((paintedAtMs - was.atMs) / (shown - was.shown));
      }
      stamps.set(key, { atMs: paintedAtMs, shown });
    }
    for (const change of changes.slice(-64)) {
      if (now - change.atMs < laterForMs + 2000) noteChange(change, readings);
    }
    isReading = false;
  };

  const side = 4;
  const probe = new OffscreenCanvas(side, side);
  const pen = probe.getContext('2d', { willReadFrequently: true });
  const isBlack = (from: CanvasImageSource, box?: DOMRect): boolean => {
    if (pen === null) return false;
    pen.clearRect(0, 0, side, side);
    const zoom = window.devicePixelRatio;
    if (box === undefined) pen.drawImage(from, 0, 0, side, side);
    else {
      const { x, y, width, height } = box;
      pen.drawImage(from, x * zoom, y * zoom, width * zoom, height * zoom, 0, 0, side, side);
    }
    return pen
      .getImageData(0, 0, side, side)
      .data.every((level, index) => index % 4 === 3 || level < 12);
  };
  const isShown = (element: Element): boolean => getComputedStyle(element).visibility !== 'hidden';
  const look = (): void => {
    const painted = [...document.querySelectorAll('canvas')].find(
      (canvas) => canvas.width >= window.innerWidth * window.devicePixelRatio * 0.9,
    );
    const videos = [...document.querySelectorAll('video')].filter(
      (video) => video.videoWidth > 0 && isShown(video),
    );
    for (const tile of document.querySelectorAll<HTMLElement>('[data-tile]')) {
      const box = tile.querySelector('.tile-picture')?.getBoundingClientRect();
      if (box === undefined) continue;
      looks += 1;
      const isHere = (video: HTMLVideoElement): boolean => {
        const { x, y, width, height } = video.getBoundingClientRect();
        const [left, top] = [x + width / 2, y + height / 2];
        return left > box.left && left < box.right && top > box.top && top < box.bottom;
      };
      const isLit =
        (painted !== undefined && !isBlack(painted, box)) ||
        videos.some((video) => isHere(video) && !isBlack(video));
      if (isLit) continue;
      black += 1;
      blackAt.push(
        `tile ${tile.dataset['tile'] ?? ''} ${tile.dataset['camera'] ?? ''} ${tile.dataset['state'] ?? ''}`,
      );
    }
  };
  setInterval(() => void read(), everyMs);
  setInterval(look, 500);
  page.tourSeen = {
    read: () => ({
      changes: changes.map(({ tile, from, to, atMs, firstMs, lastOfFromMs, laterMs }) => ({
        ...{ tile, from, to, atMs, laterMs },
        gapMs: firstMs === 0 ? null : Math.max(0, firstMs - lastOfFromMs),
      })),
      ...{ black, looks, blackAt: blackAt.slice(0, 40), shownMs, quiet },
      now: Object.fromEntries([...held].map(([tile, { camera }]) => [tile, camera])),
    }),
  };
}
