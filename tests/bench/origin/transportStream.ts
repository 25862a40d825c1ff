const packetBytes = 188;
const clockMask = (1n << 33n) - 1n;

/**
 * The same MPEG-2 transport stream later by `ticks` of 90 kHz (ISO/IEC 13818-1): program clock,
 * presentation and decoding times. Its first clock says that counters may jump, because segments
 * come in any order.
 */
export function movedStream(segment: Buffer, ticks: bigint): Buffer {
  const moved = Buffer.from(segment);
  let isMarked = false;
  for (let at = 0; at + packetBytes <= moved.length; at += packetBytes) {
    if (moved[at] !== 0x47) throw new Error('not a transport stream');
    const control = moved.readUInt8(at + 3);
    let body = at + 4;
    if ((control & 0x20) !== 0) {
      const length = moved.readUInt8(body);
      if (length >= 7 && (moved.readUInt8(body + 1) & 0x10) !== 0) {
        moveProgramClock(moved, body + 2, ticks);
        if (!isMarked) moved.writeUInt8(moved.readUInt8(body + 1) | 0x80, body + 1);
        isMarked = true;
      }
      body += length + 1;
    }
    const isStart = (moved.readUInt8(at + 1) & 0x40) !== 0;
    if (isStart && (control & 0x10) !== 0) movePacketTimes(moved, body, ticks);
  }
  return moved;
}

function moveProgramClock(bytes: Buffer, at: number, ticks: bigint): void {
  const whole = bytes.readUIntBE(at, 6);
  const base = (BigInt(Math.floor(whole / 32_768)) + ticks) & clockMask;
  bytes.writeUIntBE(Number(base) * 32_768 + (whole % 32_768), at, 6);
}

function movePacketTimes(bytes: Buffer, at: number, ticks: bigint): void {
  const isPacket = at + 14 <= bytes.length && bytes.readUIntBE(at, 3) === 1;
  const streamId = bytes[at + 3] ?? 0;
  if (!isPacket || streamId < 0xc0 || streamId > 0xef) return;
  const present = bytes.readUInt8(at + 7) >> 6;
  if (present >= 2) moveTime(bytes, at + 9, ticks);
  if (present === 3) moveTime(bytes, at + 14, ticks);
}

function moveTime(bytes: Buffer, at: number, ticks: bigint): void {
  const high = BigInt((bytes.readUInt8(at) >> 1) & 7);
  const middle = BigInt(bytes.readUInt16BE(at + 1) >> 1);
  const low = BigInt(bytes.readUInt16BE(at + 3) >> 1);
  const time = (((high << 30n) | (middle << 15n) | low) + ticks) & clockMask;
  bytes.writeUInt8((bytes.readUInt8(at) & 0xf1) | (Number(time >> 30n) << 1), at);
  bytes.writeUInt16BE((Number((time >> 15n) & 0x7fffn) << 1) | 1, at + 1);
  bytes.writeUInt16BE((Number(time & 0x7fffn) << 1) | 1, at + 3);
}
