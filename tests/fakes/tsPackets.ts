// Writes MPEG transport streams with one H.264 video and nothing else: enough of ISO/IEC 13818-1
// to be taken by every player.

const packetBytes = 188;
const programMapPid = 0x1000;
const videoPid = 0x100;
const h264 = 0x1b;
/** What a clock of 33 bits counts to. */
const wrap = 2 ** 33;
/** A decoder gets each picture that long before it is due. */
const leadTicks = 18_000;

const crc32 = (bytes: Buffer): number => {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
    }
  }
  return crc >>> 0;
};

const header = (pid: number, isStart: boolean, adaptation: boolean, counter: number): Buffer =>
  Buffer.from([
    0x47,
    (isStart ? 0x40 : 0) | (pid >> 8),
    pid & 0xff,
    (adaptation ? 0x30 : 0x10) | (counter & 0x0f),
  ]);

const table = (pid: number, counter: number, body: number[]): Buffer => {
  const [tableId = 0, ...rest] = body;
  const length = rest.length + 4;
  const section = Buffer.from([tableId, 0xb0 | (length >> 8), length & 0xff, ...rest]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(section));
  const content = Buffer.concat([
    header(pid, true, false, counter),
    Buffer.from([0]),
    section,
    crc,
  ]);
  return Buffer.concat([content, Buffer.alloc(packetBytes - content.length, 0xff)]);
};

const pidBytes = (pid: number): number[] => [0xe0 | (pid >> 8), pid & 0xff];

/** What is in the stream: the table of programs and the one program's table. */
export const psiPackets = (counter: number): Buffer =>
  Buffer.concat([
    table(0, counter, [0, 0, 1, 0xc1, 0, 0, 0, 1, ...pidBytes(programMapPid)]),
    table(programMapPid, counter, [
      2,
      0,
      1,
      0xc1,
      0,
      0,
      ...pidBytes(videoPid),
      0xf0,
      0,
      h264,
      ...pidBytes(videoPid),
      0xf0,
      0,
    ]),
  ]);

const timeBytes = (ticks: number): Buffer => {
  const at = ticks % wrap;
  const high = Math.floor(at / 2 ** 30);
  const low = at % 2 ** 30;
  const bytes = Buffer.alloc(5);
  bytes[0] = 0x21 | (high << 1);
  bytes.writeUInt16BE((Math.floor(low / 2 ** 15) << 1) | 1, 1);
  bytes.writeUInt16BE(((low % 2 ** 15) << 1) | 1, 3);
  return bytes;
};

/** The program's clock in an adaptation field, and where a decoder may begin. */
const clockField = (ticks: number, isKey: boolean): Buffer => {
  const at = ticks % wrap;
  const bytes = Buffer.alloc(7);
  bytes[0] = (isKey ? 0x40 : 0) | 0x10;
  bytes.writeUInt32BE(Math.floor(at / 2), 1);
  bytes[5] = ((at % 2) << 7) | 0x7e;
  bytes[6] = 0;
  return bytes;
};

/** One coded picture in packets of 188 bytes; `counter` numbers the first of them. */
export const videoPackets = (
  picture: Buffer,
  { ticks, isKey, counter }: { ticks: number; isKey: boolean; counter: number },
): Buffer => {
  const pes = Buffer.concat([
    Buffer.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5]),
    timeBytes(ticks + leadTicks),
    picture,
  ]);
  const written: Buffer[] = [];
  let packet = counter;
  for (let at = 0; at < pes.length; packet += 1) {
    const field = at === 0 ? clockField(ticks, isKey) : Buffer.alloc(0);
    const most = packetBytes - 4 - (field.length > 0 ? field.length + 1 : 0);
    const payload = pes.subarray(at, at + most);
    const stuffing = most - payload.length;
    const isAdapted = field.length > 0 || stuffing > 0;
    written.push(header(videoPid, at === 0, isAdapted, packet));
    if (isAdapted) {
      // One byte of stuffing is the length byte alone; two are the length and empty flags.
      const needsFlags = field.length === 0 && stuffing > 1;
      const spare = field.length > 0 ? stuffing : Math.max(0, stuffing - 2);
      const length = field.length + (needsFlags ? 1 : 0) + spare;
      written.push(Buffer.from([length]), needsFlags ? Buffer.from([0]) : field);
      written.push(Buffer.alloc(spare, 0xff));
    }
    written.push(payload);
    at += payload.length;
  }
  return Buffer.concat(written);
};
