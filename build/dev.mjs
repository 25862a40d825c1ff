// npm run dev [-- --cameras N …]: runs the program and reloads it on every change.
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { develop } = await import('./start/dev.mjs');
await answerFor(() => develop(process.argv.slice(2)));
