// B1: the least that plays live HLS over Media Source Extensions. Reads the playlist each second,
// appends what is new, throws away what is old, and stays near the end.
/* global MediaSource */

window.playByMse = (video, url) => {
  const base = url.replace('index.m3u8', '');
  const source = new MediaSource();
  let isEnded = false;
  let last = -1;
  let hasBegun = false;
  video.src = URL.createObjectURL(source);

  const load = async (name, kind) => {
    const response = await fetch(base + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return kind === 'text' ? response.text() : response.arrayBuffer();
  };
  const settled = (buffer) => new Promise((done) => (buffer.onupdateend = done));
  const append = async (buffer, name) => {
    const bytes = await load(name);
    if (isEnded) return;
    buffer.appendBuffer(bytes);
    await settled(buffer);
  };
  const trim = async (buffer) => {
    const from = buffer.buffered.length > 0 ? buffer.buffered.start(0) : 0;
    if (video.currentTime - from < 8) return;
    buffer.remove(from, video.currentTime - 4);
    await settled(buffer);
  };
  const follow = async (buffer) => {
    const lines = (await load('media.m3u8', 'text')).split('\n');
    const names = lines.filter((line) => line.endsWith('.m4s'));
    for (const name of hasBegun ? names : names.slice(-3)) {
      const number = Number.parseInt(name, 10);
      if (number <= last) continue;
      await append(buffer, name);
      last = number;
    }
    const { buffered } = buffer;
    if (buffered.length === 0) return;
    const end = buffered.end(buffered.length - 1);
    if (!hasBegun || end - video.currentTime > 10) video.currentTime = end - 4;
    hasBegun = true;
    await trim(buffer);
  };
  source.onsourceopen = async () => {
    const codecs = /CODECS="([^"]+)"/.exec(await load('index.m3u8', 'text'))[1];
    const buffer = source.addSourceBuffer(`video/mp4; codecs="${codecs}"`);
    await append(buffer, 'init.mp4');
    while (!isEnded) {
      await follow(buffer).catch(() => undefined);
      await new Promise((done) => setTimeout(done, 1000));
    }
  };
  return () => {
    isEnded = true;
    URL.revokeObjectURL(video.src);
    video.removeAttribute('src');
    video.load();
  };
};
