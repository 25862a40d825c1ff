// Typed lint. Every finding is an error, and its message tells the way out.
import jsdoc from 'eslint-plugin-jsdoc';
import reactHooks from 'eslint-plugin-react-hooks';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { bans } from './lint/bans.mjs';
import { explainedShapes } from './lint/explainedShapes.mjs';
import { reasonedExceptions } from './lint/reasonedExceptions.mjs';
import { wordsInTextRoom } from './lint/wordsInTextRoom.mjs';

const TYPED = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts', 'tests/**/*.tsx'];
const EXPLAINED = [
  'electron/contract/**/*.ts',
  'electron/wall/ports.ts',
  'electron/wall/ports/**/*.ts',
  'renderer/player/tilePlayer.ts',
];

const house = {
  rules: {
    'words-in-text-room': wordsInTextRoom,
    'explained-shapes': explainedShapes,
    'reasoned-exceptions': reasonedExceptions,
  },
};

const plain = {
  plugins: { house },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'house/reasoned-exceptions': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'no-debugger': 'error',
    'no-fallthrough': 'error',
    'no-constant-condition': ['error', { checkLoops: false }],
    'no-cond-assign': 'error',
    'no-loss-of-precision': 'error',
    'no-misleading-character-class': 'error',
    'no-prototype-builtins': 'error',
    'no-self-assign': 'error',
    'no-sparse-arrays': 'error',
    'no-unsafe-finally': 'error',
    'no-unsafe-optional-chaining': 'error',
    'no-useless-catch': 'error',
    'no-useless-escape': 'error',
    'no-empty': ['error', { allowEmptyCatch: true }],
  },
};

const typed = {
  files: TYPED,
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: {
    parserOptions: {
      projectService: true,
      tsconfigRootDir: path.resolve(import.meta.dirname, '..'),
    },
  },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    // a `default` is a decision, written down; a forgotten case is not
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    '@typescript-eslint/ban-ts-comment': [
      'error',
      { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
    ],
    '@typescript-eslint/restrict-template-expressions': [
      'error',
      { allowNumber: true, allowBoolean: true },
    ],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false } },
    ],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    // characters are what Chinese text is measured and fitted by
    '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/unified-signatures': 'off',
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    'no-var': 'error',
  },
};

const explained = {
  files: EXPLAINED,
  ignores: ['**/*.test.ts'],
  plugins: { jsdoc },
  rules: {
    'house/explained-shapes': 'error',
    'jsdoc/require-jsdoc': [
      'error',
      {
        publicOnly: true,
        enableFixer: false,
        require: { FunctionDeclaration: true, ClassDeclaration: true },
        contexts: [
          'TSInterfaceDeclaration',
          'TSEnumDeclaration',
          // a type inferred from a schema is explained there (house/explained-shapes)
          "TSTypeAliasDeclaration:not([typeAnnotation.typeName.right.name='infer'])",
          'VariableDeclaration:not([declarations.0.id.name=/Schema$/])',
        ],
      },
    ],
  },
};

const windows = {
  files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
  plugins: { 'react-hooks': reactHooks },
  rules: {
    ...Object.fromEntries(
      Object.keys(reactHooks.configs.flat.recommended.rules).map((rule) => [rule, 'error']),
    ),
    // speaks only to those who use React's compiler; it would refuse every virtualised list
    'react-hooks/incompatible-library': 'off',
  },
};

const words = {
  files: ['renderer/**/*.ts', 'renderer/**/*.tsx', 'electron/**/*.ts'],
  // `…Words.ts`: what a platform means by its numbers, in both languages, as others tell it in words.
  ignores: [
    ...TESTS,
    'renderer/kit/text/**',
    'electron/rehearsal/**',
    'electron/platform/*/*Words.ts',
  ],
  rules: { 'house/words-in-text-room': 'error' },
};

const tests = {
  files: TESTS,
  rules: {
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/unbound-method': 'off',
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-empty-function': 'off',
    '@typescript-eslint/no-misused-spread': 'off',
    '@typescript-eslint/restrict-plus-operands': ['error', { allowAny: true }],
    'react-hooks/rules-of-hooks': 'off',
  },
};

export default tseslint.config(
  { ignores: ['.out/', '.cache/', 'node_modules/', 'tests/fences/*/*/**', '**/*.d.mts'] },
  plain,
  typed,
  explained,
  windows,
  words,
  tests,
  ...bans,
);
