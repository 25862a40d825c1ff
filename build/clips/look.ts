import { mkdirSync, writeFileSync } from 'node:fs';
import { plans } from './catalogue';
import { Projector } from './stage';

/** Writes single pictures of a clip to look at: `npx tsx build/clips/look.ts ID [SECOND…]`. */
const [wanted = '', ...seconds] = process.argv.slice(2);
const folder = '.out/clips-look';
mkdirSync(folder, { recursive: true });
for (const plan of plans.filter(({ id }) => id.startsWith(wanted))) {
  const projector = new Projector(plan.stage(), { width: 1280, height: 720 });
  for (const second of seconds.length > 0 ? seconds : ['3']) {
    const started = Date.now();
    const picture = projector.at(Number(second));
    console.log(plan.id, second, Date.now() - started, 'ms');
    writeFileSync(`${folder}/${plan.id}-${second}.png`, picture.toBuffer('image/png'));
  }
}
