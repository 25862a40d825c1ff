// npm run prove -- NAME: runs tests/prove/NAME.ts and keeps its dated result.
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { prove } = await import('./test/prove.mjs');
await answerFor(() => prove(process.argv.slice(2)));
