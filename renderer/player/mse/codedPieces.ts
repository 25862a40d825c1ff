/** One coded piece of a stream, without what numbers and times it. */
export interface CodedPiece {
  data: Uint8Array;
  /** Decoding can begin here. */
  isKey: boolean;
}

const headBytes = 8;
/** A message holds one picture as a rule; more boxes than this are no stream. */
const mostBoxes = 256;
const nonSync = 0x1_0000;

interface Box {
  kind: string;
  body: number;
  end: number;
}

/**
 * The media data of a message of fragmented MP4: what repeats when a recording is played again,
 * while numbers and times around it go on. What is cut off or makes no sense is left out.
 */
export function codedPieces(bytes: Uint8Array): CodedPiece[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: CodedPiece[] = [];
  let isKey = false;
  for (const box of boxesOf(view, 0, bytes.byteLength)) {
    if (box.kind === 'moof') isKey = beginsWithKey(view, box);
    if (box.kind === 'mdat' && box.end > box.body) {
      pieces.push({ data: bytes.subarray(box.body, box.end), isKey });
    }
  }
  return pieces;
}

function boxesOf(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + headBytes <= to && boxes.length < mostBoxes;) {
    const size = view.getUint32(at);
    if (size < headBytes || at + size > to) break;
    const kind = String.fromCharCode(...[4, 5, 6, 7].map((n) => view.getUint8(at + n)));
    boxes.push({ kind, body: at + headBytes, end: at + size });
    at += size;
  }
  return boxes;
}

/** Flags of the first sample (ISO/IEC 14496-12): of the run, of the sample, or the track's usual. */
function beginsWithKey(view: DataView, moof: Box): boolean {
  const traf = boxesOf(view, moof.body, moof.end).find(({ kind }) => kind === 'traf');
  if (traf === undefined) return false;
  const inside = boxesOf(view, traf.body, traf.end);
  const run = inside.find(({ kind }) => kind === 'trun');
  const header = inside.find(({ kind }) => kind === 'tfhd');
  const flags =
    (run === undefined ? undefined : firstSampleFlags(view, run)) ??
    (header === undefined ? undefined : usualFlags(view, header));
  return flags !== undefined && (flags & nonSync) === 0;
}

function firstSampleFlags(view: DataView, run: Box): number | undefined {
  const has = hasOf(view, run);
  const own = run.body + 8 + has(0x1);
  if (has(0x4) > 0) return wordAt(view, own, run.end);
  if (has(0x400) === 0) return undefined;
  return wordAt(view, own + has(0x100) + has(0x200), run.end);
}

function usualFlags(view: DataView, header: Box): number | undefined {
  const has = hasOf(view, header);
  if (has(0x20) === 0) return undefined;
  const at = header.body + 8 + 2 * has(0x1) + has(0x2) + has(0x8) + has(0x10);
  return wordAt(view, at, header.end);
}

/** Bytes that a field takes which is there only when its bit of the box's flags is set. */
function hasOf(view: DataView, box: Box): (flag: number) => number {
  const flags = (wordAt(view, box.body, box.end) ?? 0) & 0xff_ff_ff;
  return (flag) => ((flags & flag) === 0 ? 0 : 4);
}

const wordAt = (view: DataView, at: number, end: number): number | undefined =>
  at + 4 <= end ? view.getUint32(at) : undefined;
