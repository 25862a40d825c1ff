import type { WebSocket } from 'ws';

import type { LiveClip } from '../liveClip';
import type { FakeStream } from './world';

const codec = 'avc1.640029';
const troubledAfter = 30;
const words = {
  codecs: 'mse: streams: codecs not matched: video:H265 => video:H264',
  dial: 'mse: streams: dial tcp rtsp://admin:pass-of-the-camera@192.0.2.101:554: i/o timeout',
};

/**
 * One watcher: it names its codecs, is told the format, and gets the init segment and one fragment
 * for each picture, as they come. Nothing is ever sent only to show that the line lives.
 */
export const mseLine = (
  line: WebSocket,
  stream: FakeStream | undefined,
  clipOf: (file: string) => LiveClip,
): void => {
  line.on('error', () => undefined);
  line.once('message', (data: Buffer) => {
    const say = (type: string, value: string): void => {
      line.send(JSON.stringify({ type, value }));
    };
    const asked = JSON.parse(data.toString()) as { type?: unknown; value?: unknown };
    if (asked.type !== 'mse') return;
    if (stream === undefined) {
      say('error', 'mse: stream not found');
      return;
    }
    const { trouble } = stream;
    const isPlayable = String(asked.value).split(',').includes(codec);
    if (trouble === 'dial') say('error', words.dial);
    else if (trouble === 'codecs' || !isPlayable) say('error', words.codecs);
    else {
      say('mse', `video/mp4; codecs="${codec}"`);
      play(line, stream, clipOf(stream.clip));
    }
  });
};

const play = (line: WebSocket, stream: FakeStream, clip: LiveClip): void => {
  const { samplesOfSegment, segmentMs } = clip;
  stream.watchers += 1;
  line.send(clip.init);
  // A watcher begins with a key picture, wherever the source is.
  const begin = Math.floor(Date.now() / segmentMs);
  const startedAtMs = Date.now();
  let sent = 0;
  const timer = setInterval(
    () => {
      const due = Math.floor(((Date.now() - startedAtMs) * samplesOfSegment) / segmentMs) + 1;
      while (sent < due) {
        const { trouble } = stream;
        if (sent >= troubledAfter && trouble === 'silence') return;
        if (sent >= troubledAfter && trouble === 'cut') {
          line.terminate();
          return;
        }
        const number = begin + Math.floor(sent / samplesOfSegment);
        // Each watcher's time begins with zero.
        const piece = clip.picture(number, sent % samplesOfSegment, -begin);
        stream.received += piece.length;
        line.send(piece);
        sent += 1;
      }
    },
    segmentMs / samplesOfSegment / 2,
  );
  line.on('close', () => {
    clearInterval(timer);
    stream.watchers -= 1;
  });
};
