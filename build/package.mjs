// npm run package [-- --release | --test]: the program as it is installed.
import './setup/nodeVersion.mjs';

const { answerFor } = await import('./setup/say.mjs');
const { makePackage } = await import('./package/package.mjs');
await answerFor(() => makePackage(process.argv.slice(2)));
