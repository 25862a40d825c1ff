import { beforeEach, describe, expect, it } from 'vitest';
import { SoundOutlet } from './soundOutlet';

let host: HTMLElement;
let now: number;
let outlet: SoundOutlet;

/** A video whose decoder has made so many bytes of sound; it lies in front of those before. */
function aVideo(bytes: number): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  Object.defineProperty(video, 'webkitAudioDecodedByteCount', { get: () => bytes });
  host.append(video);
  return video;
}

beforeEach(() => {
  host = document.createElement('div');
  now = 0;
  outlet = new SoundOutlet(host, () => now);
  outlet.setVolume(0.5);
});

describe('what is let out of a picture', () => {
  it('is the one in front, at the volume that is wanted', () => {
    const [behind, front] = [aVideo(0), aVideo(10)];
    expect(outlet.look()).toBe('heard');
    expect([behind.muted, front.muted, front.volume]).toEqual([true, false, 0.5]);
    outlet.setVolume(0.1);
    expect(front.volume).toBe(0.1);
    front.remove();
    outlet.look();
    expect(behind.muted).toBe(false);
  });

  it('is nothing when a picture moves for five seconds without a sound', () => {
    aVideo(0);
    outlet.takePlay('playing');
    now = 4_000;
    expect(outlet.look()).toBe('opening');
    now = 6_000;
    expect(outlet.look()).toBe('none');
    outlet.takePlay('recovering');
    expect(outlet.look()).toBe('lost');
    outlet.takePlay('playing');
    expect(outlet.look()).toBe('opening');
  });

  it('is still to come while there is no picture', () => {
    now = 60_000;
    expect(outlet.look()).toBe('opening');
  });
});
