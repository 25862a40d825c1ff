// The rooms and the doors between them, as described in electron/README.md.
// "Only" speaks of our own files. Tests beside the code are exempt.
// Every rule has a folder in tests/fences/rooms that breaks it.

const TEST = '\\.test\\.tsx?$';
const ADAPTER = '(platform|control|media|records|host)';

/** Matches packages by name, wherever node_modules lies. */
function packages(...names) {
  return names.map((name) => `(^|/)node_modules/(@types/)?${name.replace('.', '\\.')}/`);
}

function rule(name, comment, from, to) {
  const pathNot = [TEST, ...[from.pathNot ?? []].flat()];
  return { name, comment, severity: 'error', from: { ...from, pathNot }, to };
}

/** Files of `from` see our own files only where `allowed` matches. */
function sees(name, comment, from, allowed) {
  return rule(
    name,
    comment,
    { path: from },
    { path: '^(electron|renderer|build|tests)/', pathNot: allowed },
  );
}

/** A library lives in the rooms that match `rooms` and nowhere else in the product. */
function livesIn(name, libraries, rooms) {
  return rule(
    name,
    `${libraries.join(', ')}: only in ${rooms.join(', ')}`,
    { path: '^(electron|renderer)/', pathNot: rooms.map((room) => `^${room}/`) },
    { path: packages(...libraries) },
  );
}

const graph = [
  {
    name: 'no-unresolvable',
    comment: 'every import leads somewhere',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-circular',
    comment: 'no ring of imports; type imports count',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment:
      'a file that neither imports nor is imported is forgotten, or should say what starts it',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        TEST,
        '\\.d\\.ts$',
        '^build/',
        '^electron/boot/main\\.ts$',
        '^electron/media/gateway/main\\.ts$',
        '^electron/rehearsal/main\\.ts$',
        '^electron/preload/preload\\.ts$',
        '/pinyinWorker\\.ts$',
        '^renderer/app/main\\.tsx$',
        '^renderer/app/plain\\.ts$',
        // Loaded by their own HTML page, by name.
        '^tests/bench/pages/',
      ],
    },
    to: {},
  },
];

const electron = [
  sees(
    'contract-stands-alone',
    'the contract is a third country: it imports nothing of ours',
    '^electron/contract/',
    '^electron/contract/',
  ),
  sees(
    'wall-is-pure',
    'the rules of the wall know the contract; the world comes in through ports',
    '^electron/wall/',
    '^electron/(wall|contract)/',
  ),
  sees(
    'adapters-see-ports-only',
    'an adapter implements a port; it does not know the rules behind it',
    `^electron/${ADAPTER}/`,
    ['^electron/contract/', '^electron/wall/(ports|ptzPort|signal)(/|\\.ts$)', '^electron/$1/'],
  ),
  rule(
    'adapters-do-not-meet',
    'adapters are joined in boot/compose.ts, never among themselves',
    { path: `^electron/${ADAPTER}/` },
    { path: `^electron/${ADAPTER}/`, pathNot: '^electron/$1/' },
  ),
  sees(
    'rehearsal-stands-alone',
    'the rehearsal city is a platform like any other: known only by its address',
    '^electron/rehearsal/',
    '^electron/(rehearsal|contract)/',
  ),
  rule(
    'rehearsal-is-known-by-address',
    'the rehearsal city runs in a process of its own; nothing of it is called',
    { path: '^(electron|renderer)/', pathNot: '^electron/rehearsal/' },
    { path: '^electron/rehearsal/' },
  ),
  rule(
    'gateway-is-known-by-its-wire',
    'the gateway runs in a process of its own; the messages to it are in gateway/wire.ts',
    { path: '^(electron|renderer)/', pathNot: '^electron/media/gateway/' },
    { path: '^electron/media/gateway/', pathNot: '^electron/media/gateway/wire\\.ts$' },
  ),
  rule(
    'platforms-do-not-meet',
    'what two kinds of platform share lies beside their folders, not in one of them',
    { path: '^electron/platform/([^/]+)/' },
    { path: '^electron/platform/[^/]+/', pathNot: '^electron/platform/(common|$1)/' },
  ),
  sees(
    'handlers-see-wall-only',
    'a handler asks the rules; ports bring it the rest',
    '^electron/handlers/',
    '^electron/(handlers|wall|contract)/',
  ),
  sees(
    'preload-sees-contract',
    'the bridge carries shapes and holds no logic',
    '^electron/preload/',
    '^electron/(preload|contract)/',
  ),
  rule(
    'nobody-imports-boot',
    'composition looks at everybody, nobody looks back',
    { path: '^(electron|renderer|build)/', pathNot: '^electron/boot/' },
    { path: '^electron/boot/' },
  ),
  rule(
    'electron-never-imports-renderer',
    'windows are told, not called',
    { path: '^electron/' },
    { path: '^renderer/' },
  ),
];

const renderer = [
  rule(
    'renderer-sees-contract-only',
    'a window knows the main process by the contract only',
    { path: '^renderer/' },
    { path: '^electron/', pathNot: '^electron/contract/' },
  ),
  sees(
    'bridge-is-the-bottom',
    'the bridge is what everything in a window stands on',
    '^renderer/bridge/',
    ['^renderer/bridge/', '^electron/contract/'],
  ),
  sees('player-stands-alone', 'the media engine can be taken out whole', '^renderer/player/', [
    '^renderer/player/',
    '^electron/contract/',
  ]),
  sees('kit-is-plain', 'building blocks know no subject', '^renderer/kit/', '^renderer/kit/'),
  rule(
    'features-never-import-app',
    'a feature does not know the window it is put in',
    { path: '^renderer/features/' },
    { path: '^renderer/app/' },
  ),
  rule(
    'features-meet-at-the-index',
    'the inside of a feature is its own',
    { path: '^renderer/features/([^/]+)/' },
    {
      path: '^renderer/features/[^/]+/',
      pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.tsx?$'],
    },
  ),
  rule(
    'app-meets-features-at-the-index',
    'the inside of a feature is its own',
    { path: '^renderer/app/' },
    { path: '^renderer/features/', pathNot: '^renderer/features/[^/]+/index\\.tsx?$' },
  ),
  rule(
    'player-only-from-playback',
    'one feature owns the players; the others tell it what is shown',
    { path: '^renderer/(features|app)/', pathNot: '^renderer/features/playback/' },
    { path: '^renderer/player/' },
  ),
];

/** Features stand in one order and look downwards only. */
const order = [
  rule(
    'scenes-look-downwards',
    'control → scenes → wall → playback, alarms',
    { path: '^renderer/features/scenes/' },
    { path: '^renderer/features/control/' },
  ),
  rule(
    'wall-looks-downwards',
    'control → scenes → wall → playback, alarms',
    { path: '^renderer/features/wall/' },
    { path: '^renderer/features/(control|scenes)/' },
  ),
  rule(
    'playback-and-alarms-look-downwards',
    'control → scenes → wall → playback, alarms; the last two do not know each other',
    { path: '^renderer/features/(playback|alarms)/' },
    {
      path: '^renderer/features/(control|scenes|wall|playback|alarms)/',
      pathNot: '^renderer/features/$1/',
    },
  ),
  rule(
    'catalog-and-settings-stand-alone',
    'they learn what they need by props',
    { path: '^renderer/features/(catalog|settings)/' },
    { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  ),
];

const libraries = [
  livesIn(
    'electron-only-in-host-preload-boot',
    ['electron'],
    ['electron/host', 'electron/preload', 'electron/boot'],
  ),
  livesIn('hls-only-in-player', ['hls.js'], ['renderer/player']),
  livesIn('libsql-only-in-records', ['libsql'], ['electron/records']),
  livesIn(
    'ws-only-at-the-sockets',
    ['ws'],
    ['electron/platform', 'electron/rehearsal', 'electron/media'],
  ),
  livesIn('pinyin-only-in-host', ['pinyin-pro'], ['electron/host']),
  livesIn('log-library-only-in-host', ['electron-log'], ['electron/host']),
  livesIn('text-library-only-in-kit', ['i18next', 'react-i18next'], ['renderer/kit']),
  livesIn(
    'base-ui-only-in-kit-and-features',
    ['@base-ui/react'],
    ['renderer/kit', 'renderer/features'],
  ),
  livesIn(
    'redux-only-in-bridge-features-app',
    ['react-redux', '@reduxjs/toolkit', 'redux'],
    ['renderer/bridge', 'renderer/features', 'renderer/app'],
  ),
  rule(
    'no-react-in-player',
    'the media engine is used by a component, it is none',
    { path: '^renderer/player/' },
    { path: packages('react', 'react-dom', 'react-redux', '@reduxjs/toolkit') },
  ),
  rule(
    'no-react-in-electron',
    'the main process draws nothing',
    { path: '^electron/' },
    { path: packages('react', 'react-dom') },
  ),
  rule(
    'contract-needs-zod-only',
    'the contract is shapes and their checks',
    { path: '^electron/contract/' },
    { path: '(^|/)node_modules/', pathNot: packages('zod') },
  ),
  rule(
    'wall-and-handlers-need-no-library',
    'the rules of the wall are plain TypeScript',
    { path: '^electron/(wall|handlers)/' },
    { path: '(^|/)node_modules/' },
  ),
  rule(
    'no-node-in-contract-wall-renderer',
    'what runs without Node must not ask for it; bring it in through a port',
    { path: ['^electron/(contract|wall|handlers)/', '^renderer/'] },
    { dependencyTypes: ['core'] },
  ),
];

const shipping = [
  rule(
    'product-never-imports-tests',
    'tests are imported by nobody',
    { path: '^(electron|renderer)/' },
    { path: '^tests/' },
  ),
  rule(
    'no-dev-dependency-in-product',
    'what the product needs stands under dependencies',
    { path: '^(electron|renderer)/' },
    { dependencyTypes: ['npm-dev'], pathNot: packages('electron') },
  ),
];

module.exports = {
  forbidden: [...graph, ...electron, ...renderer, ...order, ...libraries, ...shipping],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(tests/fences/(rooms|allowed)/|\\.out/|\\.cache/)' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'build/tsconfig.graph.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
