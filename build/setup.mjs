// node build/setup.mjs [--test] [--print-electron]: brings what this machine lacks.
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { setUpByHand } = await import('./setup/setup.mjs');
await answerFor(() => setUpByHand(process.argv.slice(2)));
