import { cameraOfKey, type OurEngine } from '../engines/ours';

interface BlackPage {
  benchBlack?: { read: () => Record<string, number>; stop: () => void };
}

/** Looks ten times a second whether a tile shows nothing but black where its picture is. */
export async function watchBlack(engine: OurEngine): Promise<void> {
  await engine.walls[0]?.evaluate(noteBlack);
}

export async function blackFrames(engine: OurEngine, names: ReadonlySet<string>): Promise<number> {
  const seen = await engine.walls[0]?.evaluate(
    () => (window as unknown as BlackPage).benchBlack?.read() ?? {},
  );
  return Object.entries(seen ?? {})
    .filter(([key]) => names.has(cameraOfKey(key)))
    .reduce((all, [, count]) => all + count, 0);
}

function noteBlack(): void {
  const page = window as unknown as BlackPage;
  page.benchBlack?.stop();
  const counts: Record<string, number> = {};
  const side = 4;
  const probe = document.createElement('canvas');
  Object.assign(probe, { width: side, height: side });
  const pen = probe.getContext('2d', { willReadFrequently: true });
  const isBlack = (from: CanvasImageSource, box?: DOMRect): boolean => {
    if (pen === null) return false;
    pen.clearRect(0, 0, side, side);
    if (box === undefined) pen.drawImage(from, 0, 0, side, side);
    else {
      const { x, y, width, height } = box;
      const zoom = window.devicePixelRatio;
      pen.drawImage(from, x * zoom, y * zoom, width * zoom, height * zoom, 0, 0, side, side);
    }
    const { data } = pen.getImageData(0, 0, side, side);
    return data.every((level, index) => index % 4 === 3 || level < 12);
  };
  const look = (): void => {
    const painted = [...document.querySelectorAll('canvas')].find(
      (canvas) => canvas.width >= window.innerWidth * window.devicePixelRatio * 0.9,
    );
    for (const picture of document.querySelectorAll<HTMLElement>('[data-picture]')) {
      const key = picture.dataset['picture'] ?? '';
      const layers = [
        ...picture.querySelectorAll<HTMLVideoElement | HTMLCanvasElement>('video, canvas'),
      ].filter((layer) => (layer instanceof HTMLVideoElement ? layer.videoWidth : layer.width) > 0);
      const sources: boolean[] = layers.map((layer) => isBlack(layer));
      if (painted !== undefined) sources.push(isBlack(painted, picture.getBoundingClientRect()));
      if (sources.length === 0 || sources.every(Boolean)) counts[key] = (counts[key] ?? 0) + 1;
    }
  };
  const timer = setInterval(look, 100);
  page.benchBlack = { read: () => counts, stop: () => clearInterval(timer) };
}
