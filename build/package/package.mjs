// The unpacked program and its .tar.gz. With the shipping Electron this is the release; with the
// registry's old one it is a test flavour, which admits the debugging port and nothing more.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { describeElectron } from '../setup/electron.mjs';
import { shippingVersion } from '../setup/ownDownload.mjs';
import { appFolder, root } from '../setup/paths.mjs';
import { Refusal, say } from '../setup/say.mjs';
import { setUp } from '../setup/setup.mjs';
import { buildApp } from '../start/build.mjs';

const sevenZipPlaces = ['/usr/bin/7za', '/usr/bin/7zz', '/usr/local/bin/7za'];

/** Builds the packages into .out/package and says where they are. */
export async function makePackage(args) {
  const electron = await setUp({ forTests: true });
  const flavour = chooseFlavour(electron, args);
  say(describeElectron(electron));
  say(`Packaging the ${flavour} flavour.`);
  await buildApp({ flavour });
  for (const path of await runBuilder(electron, flavour)) say(`Made ${relative(root, path)}`);
}

/** A release is only ever made with the Electron that package.json names. */
export function chooseFlavour(electron, args) {
  const canRelease = electron.version === shippingVersion();
  if (args.includes('--release') && !canRelease) {
    throw new Refusal(
      `A release needs Electron ${shippingVersion()}; Electron ${electron.version} makes only the test flavour.`,
    );
  }
  return canRelease && !args.includes('--test') ? 'release' : 'test';
}

async function runBuilder(electron, flavour) {
  // Both are read from the environment only. Links would let the fuses reach the source's files.
  process.env.USE_HARD_LINKS = 'false';
  process.env.ELECTRON_BUILDER_7ZIP_PATH ??= sevenZipPlaces.find((path) => existsSync(path)) ?? '';
  const { build, Platform, Arch } = await import('electron-builder');
  const platform = Platform.current();
  const targets = process.platform === 'linux' ? ['dir', 'tar.gz'] : ['dir'];
  const made = await build({
    projectDir: root,
    targets: platform.createTarget(targets, Arch[process.arch]),
    config: { extends: join(root, 'build/electron-builder.yml'), ...overrides(electron, flavour) },
  });
  return [join(root, '.out/package', `${platform.buildConfigurationKey}-unpacked`), ...made];
}

function overrides(electron, flavour) {
  const suffix = flavour === 'test' ? '-test' : '';
  return {
    productName: `Brightwall${suffix}`,
    artifactName: `brightwall${suffix}-\${version}-\${os}-\${arch}.\${ext}`,
    files: [{ from: relative(root, appFolder(flavour)), to: '.out/app' }],
    extraMetadata: { productName: `Brightwall${suffix}`, name: `brightwall${suffix}` },
    linux: { executableName: `brightwall${suffix}` },
    electronVersion: electron.version,
    electronDist: dirname(electron.executable),
    // The launcher of the registry's Electron serves only programs that run from source.
    afterPack: ({ appOutDir }) =>
      rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
  };
}
