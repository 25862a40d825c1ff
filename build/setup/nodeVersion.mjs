// Read before anything else, by any Node: plain syntax only, so that an old Node
// reaches the sentence below instead of a syntax error.
import { readFileSync } from 'fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const least = manifest.engines.node.replace(/[^0-9.]/g, '');

/** True when version `have` is at least version `want`; both are dotted numbers. */
export function reaches(have, want) {
  const a = have.split('.').map(Number);
  const b = want.split('.').map(Number);
  for (let i = 0; i < 3; i += 1) {
    if ((a[i] || 0) !== (b[i] || 0)) return (a[i] || 0) > (b[i] || 0);
  }
  return true;
}

if (!reaches(process.versions.node, least)) {
  console.error(
    'Node ' + process.versions.node + ' is too old: Brightwall needs Node ' + least + ' or newer.',
  );
  process.exit(1);
}
