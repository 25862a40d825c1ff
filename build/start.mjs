// npm start [-- --snapshot out/ --cameras N --lang en …]: brings what is missing, builds, runs.
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { start } = await import('./start/start.mjs');
await answerFor(() => start(process.argv.slice(2)));
