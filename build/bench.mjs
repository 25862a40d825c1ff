// npm run bench -- NAME: measures the built program beside its yardsticks (tests/bench/README.md).
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { bench } = await import('./test/bench.mjs');
await answerFor(() => bench(process.argv.slice(2)));
