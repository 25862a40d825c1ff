// Stands in for Electron's own default app, which the test Electron lacks: loads the program
// named on the command line. The import is awaited at the top level on purpose: Electron holds
// `ready` back until then, and the program may still register its schemes.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { app } from 'electron';

const { preloads, target } = readArguments(process.argv.slice(1));
if (target === undefined) {
  console.error('Usage: electron [switches] FOLDER-OR-FILE');
  app.exit(1);
} else {
  const require = createRequire(import.meta.url);
  require('node:module')._preloadModules(preloads);
  await import(pathToFileURL(adopt(resolve(target))).href);
}

function readArguments(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i += 1) {
    const argument = args[i];
    if (argument === '-r' || argument === '--require') preloads.push(args[(i += 1)]);
    else if (!argument.startsWith('-')) return { preloads, target: argument };
  }
  return { preloads, target: undefined };
}

/** Makes Electron believe that the program was its own all along; answers the entry file. */
function adopt(path) {
  process.defaultApp = true;
  if (!statSync(path).isDirectory()) {
    app.setAppPath(dirname(path));
    return path;
  }
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(path);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  return join(path, manifest.main);
}
