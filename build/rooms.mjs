// Checks the doors between the rooms and prints the map of them.
//   npm run rooms            check, then the map
//   npm run rooms -- --map   also draws the map into electron/README.md
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruiseRooms, forbidden } from './rooms/cruise.mjs';
import { drawMap, mapRooms, printMap } from './rooms/map.mjs';

const START = '<!-- map of rooms: written by `npm run rooms -- --map` -->';
const END = '<!-- end of map -->';
const root = path.resolve(import.meta.dirname, '..');
const readme = path.join(root, 'electron', 'README.md');

const { modules, summary } = await cruiseRooms(root, ['electron', 'renderer', 'tests', 'build']);
for (const { rule, from, to, cycle } of summary.violations) {
  const end = cycle?.map((step) => step.name ?? step).join(' → ') ?? to;
  const comment = forbidden.find(({ name }) => name === rule.name)?.comment ?? '';
  console.error(`${rule.name}: ${from}${end === from ? '' : ` → ${end}`}\n    ${comment}`);
}

const map = mapRooms(modules);
console.log(printMap(map));
console.log(
  `rooms: ${String(modules.length)} files, ${String(summary.totalDependenciesCruised ?? 0)} imports, ` +
    `${String(forbidden.length)} rules, ${String(summary.violations.length)} broken`,
);

const picture = `${START}\n\n${drawMap(map)}\n\n${END}`;
const isCurrent = drawIntoReadme(process.argv.includes('--map'));
if (!isCurrent) {
  console.error('electron/README.md shows an old map: run `npm run rooms -- --map`');
}
process.exitCode = summary.violations.length > 0 || !isCurrent ? 1 : 0;

function drawIntoReadme(mayWrite) {
  if (!existsSync(readme)) return true;
  const text = readFileSync(readme, 'utf8');
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < 0) return true;
  const drawn = text.slice(0, start) + picture + text.slice(end + END.length);
  if (drawn === text) return true;
  if (mayWrite) writeFileSync(readme, drawn);
  return mayWrite;
}
