import { bringDependencies } from './dependencies.mjs';
import { bringElectron, describeElectron } from './electron.mjs';
import { checkSystem } from './ground.mjs';
import { say } from './say.mjs';
import { bringSystemPackages } from './systemPackages.mjs';

/**
 * Brings whatever this machine lacks and answers the Electron to run.
 * Says nothing when nothing is missing.
 */
export async function setUp({ forTests = false, env = process.env } = {}) {
  checkSystem();
  const hasDisplay = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  await bringSystemPackages({ forTests, hasDisplay });
  await bringDependencies();
  return bringElectron(env);
}

/** The command line of build/setup.mjs. */
export async function setUpByHand(args) {
  const electron = await setUp({ forTests: args.includes('--test') });
  if (args.includes('--print-electron')) console.log(electron.executable);
  else say(describeElectron(electron));
}
