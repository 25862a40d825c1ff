/** What the index and the checks need to know about a fragmented MP4. */
export interface Mp4Facts {
  readonly codecs: string;
  readonly timescale: number;
  readonly width: number;
  readonly height: number;
  /** Everything before the first fragment. */
  readonly init: Uint8Array;
  readonly fragments: readonly Fragment[];
}

export interface Fragment {
  readonly bytes: number;
  readonly samples: number;
  readonly startsAt: number;
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

export function readMp4(file: Buffer): Mp4Facts {
  const top = boxes(file, 0, file.length);
  const moov = only(top, 'moov');
  const track = only(boxes(file, moov.body, moov.end), 'trak');
  const media = only(boxes(file, track.body, track.end), 'mdia');
  const mediaHeader = only(boxes(file, media.body, media.end), 'mdhd');
  const version = file.readUInt8(mediaHeader.body);
  const config = file.indexOf('avcC', moov.start) + 4;
  const entry = file.indexOf('avc1', moov.start) + 4;
  const first = top.find((box) => box.type === 'moof')?.start ?? file.length;
  return {
    codecs: `avc1.${file.subarray(config + 1, config + 4).toString('hex')}`,
    timescale: file.readUInt32BE(mediaHeader.body + (version === 1 ? 20 : 12)),
    width: file.readUInt16BE(entry + 24),
    height: file.readUInt16BE(entry + 26),
    init: file.subarray(0, first),
    fragments: fragmentsOf(file, top),
  };
}

function fragmentsOf(file: Buffer, top: readonly Box[]): Fragment[] {
  return top.flatMap((box, index) => {
    if (box.type !== 'moof') return [];
    const data = top[index + 1];
    if (data?.type !== 'mdat') throw new Error('a fragment without its data');
    const track = only(boxes(file, box.body, box.end), 'traf');
    const parts = boxes(file, track.body, track.end);
    const time = only(parts, 'tfdt');
    const run = only(parts, 'trun');
    const wide = file.readUInt8(time.body) === 1;
    return [
      {
        bytes: data.end - box.start,
        samples: file.readUInt32BE(run.body + 4),
        startsAt: wide
          ? Number(file.readBigUInt64BE(time.body + 4))
          : file.readUInt32BE(time.body + 4),
      },
    ];
  });
}

function boxes(file: Buffer, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let start = from; start + 8 <= to;) {
    const size = file.readUInt32BE(start);
    const type = file.toString('latin1', start + 4, start + 8);
    if (size < 8) throw new Error(`box ${type} of size ${size}`);
    found.push({ type, start, body: start + 8, end: start + size });
    start += size;
  }
  return found;
}

function only(list: readonly Box[], type: string): Box {
  const found = list.find((box) => box.type === type);
  if (found === undefined) throw new Error(`no ${type} box`);
  return found;
}
