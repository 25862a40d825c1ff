import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { failure, success, type Outcome } from '#contract/outcome';
import type { AppPort } from '../wall/ports';
import { autostartPath, desktopEntry, isEntryOn, startOrderOf, type StartOrder } from './autostart';

type LoginStart = Pick<AppPort, 'startsAtLogin' | 'startAtLogin'>;

/** Whether the system starts the program at log-in, by each system's ordinary way. */
export const loginStart = (): LoginStart => {
  const order = startOrderOf(process, process.defaultApp ? app.getAppPath() : undefined);
  return process.platform === 'linux' ? byFile(order) : bySystem(order);
};

/** A file in the folder that every desktop of Linux reads. */
const byFile = (order: StartOrder): LoginStart => {
  const path = autostartPath(process.env, homedir());
  return {
    startsAtLogin: async () => {
      const text = await readFile(path, 'utf8').catch(() => '');
      return { isOn: isEntryOn(text), isPossible: true };
    },
    startAtLogin: (isOn) =>
      tried(async () => {
        if (!isOn) return rm(path, { force: true });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, desktopEntry(order));
      }),
  };
};

/** The list of Windows and macOS. */
const bySystem = ({ program, args }: StartOrder): LoginStart => {
  const wanted = { path: program, args: [...args] };
  return {
    startsAtLogin: () => {
      const { openAtLogin } = app.getLoginItemSettings(wanted);
      return Promise.resolve({ isOn: openAtLogin, isPossible: true });
    },
    startAtLogin: (isOn) =>
      tried(() => {
        app.setLoginItemSettings({ ...wanted, openAtLogin: isOn });
        const { openAtLogin } = app.getLoginItemSettings(wanted);
        if (openAtLogin !== isOn) throw new Error('the system kept its own');
      }),
  };
};

const tried = async (act: () => Promise<void> | void): Promise<Outcome<null>> => {
  try {
    await act();
    return success(null);
  } catch (error) {
    return failure('app/autostart', error instanceof Error ? error.message : String(error));
  }
};
