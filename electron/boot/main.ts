import { app } from 'electron';
import { registerAppScheme } from '../host/appProtocol';
import { admitsDebugging, flavour } from '../host/flavour';
import { readArguments, type StartArguments } from './arguments';
import { compose, readKept } from './compose';
import { ownArguments } from './ownArguments';

/** Ends before anything was opened. */
const refuse = (sentence: string, code: number): void => {
  process.stderr.write(`${sentence}\n`);
  app.exit(code);
};

const begin = (started: StartArguments): void => {
  registerAppScheme();
  // A wall of tiles needs more than six connections to the gateway on this machine.
  app.commandLine.appendSwitch('ignore-connections-limit', '127.0.0.1');
  // The sixth death of the graphics process would end the program, and with it the wall.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
  let bringToFront = (): void => undefined;
  const isFirst = app.requestSingleInstanceLock();
  if (!isFirst) {
    process.stdout.write('Brightwall is running already; its windows were brought to the front.\n');
    app.exit(0);
    return;
  }
  app.on('second-instance', () => {
    bringToFront();
  });
  const kept = readKept(app.getPath('userData'), started);
  // Not awaited here: Electron becomes ready only after this module has been loaded.
  void app
    .whenReady()
    .then(() => compose(started, kept))
    .then((program) => {
      bringToFront = program.bringToFront;
    })
    .catch((error: unknown) => {
      refuse(`Brightwall could not start: ${String(error)}`, 1);
    });
};

const main = (): void => {
  if (!admitsDebugging(flavour, process.argv.slice(1))) {
    refuse('A released Brightwall does not start with switches for debugging.', 1);
    return;
  }
  const parsed = readArguments(ownArguments(process.argv, process.defaultApp));
  if (parsed.ok) begin(parsed.value);
  else refuse(parsed.sentence, 1);
};

main();
