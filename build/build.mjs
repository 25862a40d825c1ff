// npm run build: builds the program into .out/app, whether or not anything changed.
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { bringDependencies } = await import('./setup/dependencies.mjs');
const { buildApp } = await import('./start/build.mjs');
await answerFor(async () => {
  await bringDependencies();
  await buildApp({ onlyIfChanged: false });
});
