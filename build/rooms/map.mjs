const LONGEST_FIRST = [
  /^(renderer\/features\/[^/]+)\//,
  /^(electron\/[^/]+)\//,
  /^(renderer\/[^/]+)\//,
];

/** The room a file lies in, or undefined for what is not the product. */
export function roomOf(file) {
  for (const pattern of LONGEST_FIRST) {
    const room = pattern.exec(file)?.[1];
    if (room !== undefined) return room;
  }
  return undefined;
}

const isTest = (file) => /\.test\.tsx?$/.test(file);

/** Counts files per room and imports between rooms, tests left out. */
export function mapRooms(modules) {
  const files = new Map();
  const edges = new Map();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === undefined || isTest(source)) continue;
    files.set(from, (files.get(from) ?? 0) + 1);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to === undefined || to === from) continue;
      const edge = `${from} → ${to}`;
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
    }
  }
  return { files, edges };
}

/** One line per room: how many files, and which rooms it imports how often. */
export function printMap({ files, edges }) {
  const lines = [];
  for (const [room, count] of [...files].sort()) {
    const doors = [...edges]
      .filter(([edge]) => edge.startsWith(`${room} → `))
      .sort((a, b) => b[1] - a[1])
      .map(([edge, times]) => `${edge.split(' → ')[1]} ${String(times)}`);
    lines.push(`${room.padEnd(30)} ${String(count).padStart(3)} files  ${doors.join(', ')}`);
  }
  return lines.join('\n');
}

/**
 * The same as a picture that changes only when a door does: no counts, the features as one room,
 * and no arrows to the contract, which nearly everybody has.
 */
export function drawMap({ files, edges }) {
  const whole = (room) => room.replace(/^renderer\/features\/.+/, 'renderer/features');
  const name = (room) => room.replaceAll('/', '_');
  const rooms = new Set([...files.keys()].map(whole));
  const arrows = new Set();
  for (const edge of edges.keys()) {
    const [from, to] = edge.split(' → ').map(whole);
    if (from !== to && to !== 'electron/contract') arrows.add(`  ${name(from)} --> ${name(to)}`);
  }
  const nodes = [...rooms].sort().map((room) => `  ${name(room)}["${room}"]`);
  return ['```mermaid', 'flowchart TD', ...nodes, ...[...arrows].sort(), '```'].join('\n');
}
