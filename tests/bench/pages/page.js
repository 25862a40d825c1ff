// The page of all baselines: a grid of video elements, each played by one engine.
/* global Hls */

const engine = new URLSearchParams(location.search).get('engine');
const stops = new Map();

const playByFile = (video, url) => {
  // …/live/CLIP/… → …/file/CLIP.mp4
  video.loop = true;
  video.src = url.replace(/\/live\/([^/]+)\/.*$/, '/file/$1.mp4');
  return () => {
    video.removeAttribute('src');
    video.load();
  };
};

const playByHls = (options) => (video, url) => {
  const hls = new Hls(options);
  const stats = (video.benchStats = { errors: 0 });
  hls.on(Hls.Events.ERROR, (_event, data) => {
    stats.errors += 1;
    if (!data.fatal) return;
    // What hls.js's own documents ask of every page: try again by its two ways.
    if (data.type === Hls.ErrorTypes.NETWORK_ERROR) setTimeout(() => hls.loadSource(url), 1000);
    else if (data.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  video.benchHls = hls;
  return () => hls.destroy();
};

const playersOf = {
  b0: () => playByFile,
  b1: () => window.playByMse,
  b2: () => playByHls({}),
  b2t: (options) => playByHls(options),
  b3: () => window.playByFetch,
  b4: (options) => playByHls(options),
};

const show = (key, url, play) => {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true, playsInline: true });
  video.dataset.bench = key;
  document.getElementById('grid').append(video);
  const stop = play(video, url);
  video.play().catch(() => undefined);
  stops.set(key, () => {
    stop();
    video.remove();
    stops.delete(key);
  });
};

window.bench = {
  /** Shows exactly these tiles; those that are there already play on. */
  set: ({ tiles, options }) => {
    const commandAtMs = Date.now();
    const side = Math.ceil(Math.sqrt(tiles.length));
    const { style } = document.getElementById('grid');
    style.gridTemplate = `repeat(${side}, 1fr) / repeat(${side}, 1fr)`;
    const wanted = new Set(tiles.map(({ key }) => key));
    for (const [key, stop] of stops) if (!wanted.has(key)) stop();
    const play = playersOf[engine](options);
    for (const { key, url } of tiles) if (!stops.has(key)) show(key, url, play);
    return commandAtMs;
  },
  errors: () =>
    [...document.querySelectorAll('video')].reduce(
      (sum, { benchStats }) => sum + (benchStats?.errors ?? 0),
      0,
    ),
};

// A start is measured without anybody outside having to say what to show.
const wished = new URLSearchParams(location.search).get('tiles');
if (wished !== null)
  window.addEventListener('DOMContentLoaded', () => window.bench.set(JSON.parse(wished)));
