import { resolve } from 'node:path';

/** What a person asked for on the command line. */
export interface StartArguments {
  snapshotFolder: string | undefined;
  cameras: number | undefined;
  locale: 'zh-CN' | 'en' | undefined;
  alarmsPerHour: number | undefined;
  cityScript: 'off' | 'random' | 'day' | undefined;
  windowedScreens: number | undefined;
  cityPort: number | undefined;
  /** A machine that only drives walls: no desk window. */
  isWallOnly: boolean;
  /** Nobody sits there who could be new: machines, tests, pictures. */
  hasNoGuide: boolean;
}

export type ParsedArguments = { ok: true; value: StartArguments } | { ok: false; sentence: string };

type Draft = { -readonly [Name in keyof StartArguments]: StartArguments[Name] };

const nothing: StartArguments = {
  snapshotFolder: undefined,
  cameras: undefined,
  locale: undefined,
  alarmsPerHour: undefined,
  cityScript: undefined,
  windowedScreens: undefined,
  cityPort: undefined,
  isWallOnly: false,
  hasNoGuide: false,
};

/** Takes one value into the draft; a sentence when it does not fit. */
type Take = (draft: Draft, value: string) => string | undefined;

const whole =
  (
    name: 'cameras' | 'windowedScreens' | 'cityPort' | 'alarmsPerHour',
    from: number,
    to: number,
  ): Take =>
  (draft, value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < from || number > to) {
      return `needs a whole number from ${String(from)} to ${String(to)}`;
    }
    draft[name] = number;
    return undefined;
  };

const oneOf =
  <Name extends 'locale' | 'cityScript'>(
    name: Name,
    choices: readonly NonNullable<StartArguments[Name]>[],
  ): Take =>
  (draft, value) => {
    const choice = choices.find((each) => each === value);
    if (choice === undefined) return `needs one of ${choices.join(', ')}`;
    draft[name] = choice;
    return undefined;
  };

const known: Record<string, Take> = {
  '--snapshot': (draft, value) => {
    draft.snapshotFolder = resolve(value);
    return undefined;
  },
  '--cameras': whole('cameras', 1, 100_000),
  '--lang': oneOf('locale', ['zh-CN', 'en']),
  '--alarms-per-hour': whole('alarmsPerHour', 0, 3600),
  '--city-script': oneOf('cityScript', ['off', 'random', 'day']),
  '--windowed-screens': whole('windowedScreens', 1, 8),
  '--city-port': whole('cityPort', 1024, 65_535),
};

/** Arguments that are complete in one word. */
const flags: Record<string, (draft: Draft) => void> = {
  '--no-desk': (draft) => {
    draft.isWallOnly = true;
  },
  '--no-guide': (draft) => {
    draft.hasNoGuide = true;
  },
};

/** Switches of Chromium and of what drives it; ours to let pass, not to read. */
const passing =
  /^(?:--(?:no-sandbox|user-data-dir|remote-debugging-(?:port|pipe|address)|inspect(?:-brk|-port)?|js-flags|enable-logging|log-level|log-file|v|vmodule|disable-[a-z-]+|enable-[a-z-]+|force-[a-z-]+|ozone-platform(?:-hint)?|password-store|lang-override|proxy-server|no-proxy-server|in-process-gpu|single-process|gtk-version|use-(?:gl|angle)|window-[a-z]+|allow-[a-z-]+|ignore-[a-z-]+|test-type|no-first-run|noerrdialogs|no-zygote|display|class|original-process-start-time)(?:=.*)?|-[a-z]+[=0-9].*)$/;

/**
 * Reads the arguments behind the program's own path. What nobody knows is refused with a sentence,
 * so that a slip of the finger does not start something else.
 */
export const readArguments = (argv: readonly string[]): ParsedArguments => {
  const draft: Draft = { ...nothing };
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    const raise = flags[argument];
    if (raise !== undefined) {
      raise(draft);
      continue;
    }
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    const take = known[name];
    if (take === undefined) {
      if (passing.test(argument)) continue;
      return { ok: false, sentence: `Brightwall does not know the argument ${argument}.` };
    }
    const value = equals < 0 ? argv[(index += 1)] : argument.slice(equals + 1);
    const complaint =
      value === undefined || value === '' || value.startsWith('--')
        ? 'needs a value'
        : take(draft, value);
    if (complaint !== undefined) return { ok: false, sentence: `${name} ${complaint}.` };
  }
  return { ok: true, value: draft };
};
