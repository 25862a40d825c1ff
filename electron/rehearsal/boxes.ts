/** Just enough of the MP4 box format to cut a fragmented file and to move it in time. */

export interface Box {
  kind: string;
  start: number;
  /** Where the content begins: after the size and the kind. */
  body: number;
  end: number;
}

/** One moof with its mdat. `head` is changed while serving, `tail` goes out as it is. */
export interface Fragment {
  head: Buffer;
  tail: Buffer;
  decodeTime: bigint;
  decodeTimeAt: number;
  sequenceAt: number;
}

export interface FragmentedFile {
  init: Buffer;
  fragments: Fragment[];
}

export function boxesIn(bytes: Buffer, from = 0, to = bytes.length): Box[] {
  const boxes: Box[] = [];
  for (let start = from; start + 8 <= to;) {
    const size32 = bytes.readUInt32BE(start);
    const kind = bytes.toString('latin1', start + 4, start + 8);
    const large = size32 === 1;
    const size = large
      ? Number(bytes.readBigUInt64BE(start + 8))
      : size32 === 0
        ? to - start
        : size32;
    const body = start + (large ? 16 : 8);
    if (size < body - start || start + size > to) throw new Error(`box ${kind} is cut off`);
    boxes.push({ kind, start, body, end: start + size });
    start += size;
  }
  return boxes;
}

function childOf(bytes: Buffer, parent: Box, kind: string): Box {
  const child = boxesIn(bytes, parent.body, parent.end).find((box) => box.kind === kind);
  if (!child) throw new Error(`${parent.kind} has no ${kind}`);
  return child;
}

/** Cuts a fragmented MP4 (one track, one moof and mdat for each segment) into its parts. */
export function cutFragments(bytes: Buffer): FragmentedFile {
  const top = boxesIn(bytes);
  const moov = top.find((box) => box.kind === 'moov');
  if (!moov) throw new Error('the file has no moov');
  const before = top.filter((box) => box.end <= moov.start && box.kind === 'ftyp');
  const init = Buffer.concat([...before, moov].map((box) => bytes.subarray(box.start, box.end)));
  const fragments: Fragment[] = [];
  top.forEach((box, index) => {
    const data = top[index + 1];
    if (box.kind === 'moof' && data?.kind === 'mdat') fragments.push(cutOne(bytes, box, data));
  });
  if (fragments.length === 0) throw new Error('the file has no fragments');
  return { init, fragments };
}

function cutOne(bytes: Buffer, moof: Box, data: Box): Fragment {
  const track = childOf(bytes, moof, 'traf');
  const header = childOf(bytes, track, 'tfhd');
  if ((bytes.readUInt32BE(header.body) & 1) !== 0) {
    throw new Error('offsets count from the file; write it with default_base_moof');
  }
  const time = childOf(bytes, track, 'tfdt');
  if (bytes.readUInt8(time.body) !== 1) throw new Error('decode times must have 64 bits');
  return {
    head: bytes.subarray(moof.start, moof.end),
    tail: bytes.subarray(data.start, data.end),
    decodeTime: bytes.readBigUInt64BE(time.body + 4),
    decodeTimeAt: time.body + 4 - moof.start,
    sequenceAt: childOf(bytes, moof, 'mfhd').body + 4 - moof.start,
  };
}

/** The head of a fragment as it is at another place in time; the fragment itself is not touched. */
export function movedHead(fragment: Fragment, decodeTime: bigint, sequence: number): Buffer {
  const head = Buffer.from(fragment.head);
  head.writeBigUInt64BE(decodeTime, fragment.decodeTimeAt);
  head.writeUInt32BE(sequence >>> 0, fragment.sequenceAt);
  return head;
}

/** Where the size of a fragment's first sample stands in its head. */
function firstSizeAt(head: Buffer): number {
  const [moof] = boxesIn(head);
  if (!moof) throw new Error('the fragment has no head');
  const run = childOf(head, childOf(head, moof, 'traf'), 'trun');
  const flags = head.readUInt32BE(run.body) & 0xff_ff_ff;
  const has = (flag: number): number => ((flags & flag) === 0 ? 0 : 4);
  if (!has(0x200)) throw new Error('samples have no sizes of their own');
  return run.body + 8 + has(0x1) + has(0x4) + has(0x100);
}

/**
 * A fragment that shows the first picture of another one for all of its time: that picture,
 * followed by the samples of a fragment in which nothing changes and which therefore say "as
 * before" only. Both must come from one encoder with one setting.
 */
export function stillOf(picture: Fragment, unchanging: Fragment): Fragment {
  const source = firstSizeAt(picture.head);
  const target = firstSizeAt(unchanging.head);
  const pictureSize = picture.head.readUInt32BE(source);
  const formerSize = unchanging.head.readUInt32BE(target);
  const head = Buffer.from(unchanging.head);
  head.writeUInt32BE(pictureSize, target);
  const rest = unchanging.tail.subarray(8 + formerSize);
  const tail = Buffer.concat([
    Buffer.from(unchanging.tail.subarray(0, 8)),
    picture.tail.subarray(8, 8 + pictureSize),
    rest,
  ]);
  tail.writeUInt32BE(tail.length, 0);
  return { ...unchanging, head, tail };
}
