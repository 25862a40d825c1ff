import { join } from 'node:path';

/** What the system is to run. */
export interface StartOrder {
  program: string;
  args: readonly string[];
}

/** Arguments of this start that the next one needs too; the rest was meant for this one. */
const lasting = /^--(?:no-desk|no-sandbox|user-data-dir=.+|lang=.+)$/;

/** How this program is started again: its package, or the source folder behind the engine. */
export const startOrderOf = (
  { execPath, argv, env }: Pick<NodeJS.Process, 'execPath' | 'argv' | 'env'>,
  sourceFolder: string | undefined,
): StartOrder => ({
  // Inside an AppImage the program lies in a folder that is gone after it ends.
  program: env['APPIMAGE'] ?? execPath,
  args: [
    ...(sourceFolder === undefined ? [] : [sourceFolder]),
    ...argv.slice(1).filter((argument) => lasting.test(argument)),
  ],
});

/** One word of the key Exec, quoted as the Desktop Entry Specification has it. */
const quoted = (word: string): string => {
  const plain = word.replaceAll('%', '%%');
  if (/^[\w@+=:,./%-]+$/.test(plain)) return plain;
  const inQuotes = plain.replace(/["`$\\]/g, (sign) => `\\${sign}`);
  // The value is a string of the file first: there a backslash is written twice.
  return `"${inQuotes}"`.replaceAll('\\', '\\\\');
};

/** The file that has a desktop of Linux start the program when somebody logs in. */
export const desktopEntry = ({ program, args }: StartOrder): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Brightwall',
    // eslint-disable-next-line house/words-in-text-room -- a file of the system, which shows it in its own language
    'Name[zh_CN]=雪亮墙',
    'Comment=Video wall',
    `Exec=${[program, ...args].map(quoted).join(' ')}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** Where it belongs (XDG Base Directory, Desktop Application Autostart). */
export const autostartPath = (env: NodeJS.ProcessEnv, home: string): string => {
  const given = env['XDG_CONFIG_HOME'] ?? '';
  // A relative path there is invalid and is to be ignored.
  const folder = given.startsWith('/') ? given : join(home, '.config');
  return join(folder, 'autostart', 'brightwall.desktop');
};

/** A desktop starts it unless a person or the desktop itself switched it off in the file. */
export const isEntryOn = (text: string): boolean =>
  /^Exec=\S/m.test(text) &&
  !/^Hidden=true\s*$/m.test(text) &&
  !/^X-GNOME-Autostart-enabled=false\s*$/m.test(text);
