// Tools that are out of reach outside their one place, each with the way out.

const uses = (name) =>
  `:matches(ImportSpecifier[imported.name='${name}'], MemberExpression[property.name='${name}'], ` +
  `ObjectPattern > Property[key.name='${name}'])`;

const IPC_MAIN = {
  selector: uses('ipcMain'),
  message:
    'ipcMain lives in host/ipcHost.ts, where sender and arguments are checked. Add a channel to contract/channels.ts and a handler.',
};
const IPC_RENDERER = {
  selector: uses('ipcRenderer'),
  message:
    'ipcRenderer lives in electron/preload. A window asks through WallBridge (renderer/bridge).',
};
const DEFAULT_EXPORT = {
  selector: ":matches(ExportDefaultDeclaration, ExportSpecifier[exported.name='default'])",
  message: 'Export by name: one word for one thing, here and where it is imported.',
};
const TIME = [
  [
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'Ask ClockPort for the time, so that a test can set it.',
  ],
  [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    'Ask ClockPort for the time, so that a test can set it.',
  ],
  ["CallExpression[callee.name='Date']", 'Ask ClockPort for the time, so that a test can set it.'],
  [
    "MemberExpression[object.name='performance'][property.name='now']",
    'Ask ClockPort for the time, so that a test can set it.',
  ],
  [
    "MemberExpression[object.name='Math'][property.name='random']",
    'Take chance in through a port or a seed, so that the same input gives the same wall.',
  ],
].map(([selector, message]) => ({ selector, message }));

const ban = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

/** Later entries replace earlier ones, so each names everything that holds in its place. */
export const bans = [
  { files: ['**/*.ts', '**/*.tsx'], rules: ban(DEFAULT_EXPORT, IPC_MAIN, IPC_RENDERER) },
  { files: ['electron/host/ipcHost.ts'], rules: ban(DEFAULT_EXPORT, IPC_RENDERER) },
  { files: ['electron/preload/**/*.ts'], rules: ban(DEFAULT_EXPORT, IPC_MAIN) },
  {
    files: ['electron/wall/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: ban(DEFAULT_EXPORT, IPC_MAIN, IPC_RENDERER, ...TIME),
  },
  {
    files: ['build/*.config.ts', 'renderer/ambient.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['tests/**/*.ts', 'tests/**/*.tsx'], rules: ban(DEFAULT_EXPORT) },
];
