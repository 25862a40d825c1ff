import { resolve } from 'node:path';

import { _electron } from '@playwright/test';

import { openVirtualDisplay } from '../../build/start/display.mjs';
import type { WhepSender } from '../fakes/mediamtx/whep';
import { electronPath } from './harness';

/** A page that sends pictures to whoever agrees with it. */
export interface PictureSender extends WhepSender {
  /** While it rests no picture is sent, and nothing is broken off. */
  rest: (isResting: boolean) => Promise<void>;
  /** Every line breaks, as of a server that dies. */
  breakOff: () => Promise<void>;
  close: () => Promise<void>;
}

interface SenderPage {
  isResting: boolean;
  track: MediaStreamTrack;
  lines: Map<string, RTCPeerConnection>;
}

declare global {
  var sender: SenderPage;
}

/** Starts the page in an Electron of its own. */
export const openSender = async (): Promise<PictureSender> => {
  const screen = await openVirtualDisplay({ size: '640x480' });
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: ['--no-sandbox', resolve(import.meta.dirname, 'senderMain.cjs')],
    env: { ...(process.env as Record<string, string>), DISPLAY: screen.display },
    chromiumSandbox: false,
  });
  const page = await app.firstWindow();
  await page.evaluate(() => {
    // Not of the DOM library: pictures made one by one, whether the page is painted or not.
    const Generator = (
      globalThis as unknown as {
        MediaStreamTrackGenerator: new (about: { kind: 'video' }) => MediaStreamTrack & {
          writable: WritableStream<VideoFrame>;
        };
      }
    ).MediaStreamTrackGenerator;
    const track = new Generator({ kind: 'video' });
    globalThis.sender = { isResting: false, track, lines: new Map() };
    const canvas = new OffscreenCanvas(640, 360);
    const pen = canvas.getContext('2d')!;
    const writer = track.writable.getWriter();
    let count = 0;
    setInterval(() => {
      if (globalThis.sender.isResting) return;
      count += 1;
      pen.fillStyle = `hsl(${String(count % 360)} 60% 40%)`;
      pen.fillRect(0, 0, 640, 360);
      pen.fillStyle = 'white';
      pen.font = '120px sans-serif';
      pen.fillText(String(count), 60 + (count % 200), 220);
      const frame = new VideoFrame(canvas, { timestamp: performance.now() * 1000 });
      void writer.write(frame).catch(() => undefined);
    }, 80);
  });
  return {
    answer: (offer, _path, session) =>
      page.evaluate(
        async ([sdp, id]) => {
          const { lines, track } = globalThis.sender;
          const line = new RTCPeerConnection();
          lines.set(id, line);
          await line.setRemoteDescription({ type: 'offer', sdp });
          line.addTrack(track, new MediaStream([track]));
          await line.setLocalDescription();
          while (line.iceGatheringState !== 'complete') {
            await new Promise((done) => setTimeout(done, 20));
          }
          return line.localDescription?.sdp ?? '';
        },
        [offer, session] as const,
      ),
    left: (session) => {
      void page
        .evaluate((id) => globalThis.sender.lines.get(id)?.close(), session)
        .catch(() => undefined);
    },
    rest: async (isResting) => {
      await page.evaluate((is) => {
        globalThis.sender.isResting = is;
      }, isResting);
    },
    breakOff: async () => {
      await page.evaluate(() => {
        for (const line of globalThis.sender.lines.values()) line.close();
      });
    },
    close: async () => {
      await app.close();
      screen.close();
    },
  };
};
