import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: path.join(root, 'build', 'eslint.config.mjs'),
});

/** Any file of a room: the typed linter only reads text that claims to be a file of a project. */
function aFileIn(room: string): string {
  const found = readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$|ipcHost/.test(file))
    .sort();
  const [first] = room.startsWith('renderer') ? found.filter((file) => file.endsWith('x')) : found;
  if (first === undefined) throw new Error(`no file in ${room}`);
  return path.join(root, room, first);
}

async function findings(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  const messages = result?.messages ?? [];
  const broken = messages.find(({ fatal }) => fatal);
  if (broken !== undefined) throw new Error(broken.message);
  return messages.map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`);
}

interface Fence {
  readonly what: string;
  readonly file: string;
  readonly rings: string;
  readonly broken: string;
  readonly sound: string;
}

const host = aFileIn('electron/host');
const wall = aFileIn('electron/wall');
const contract = path.join(root, 'electron/contract/outcome.ts');
const piece = aFileIn('renderer/kit');
const restricted = 'no-restricted-syntax';

const fences: readonly Fence[] = [
  {
    what: 'ipcMain outside ipcHost.ts',
    file: host,
    rings: `${restricted}: ipcMain lives in host/ipcHost.ts`,
    broken: "import { ipcMain } from 'electron';\nexport const tool = ipcMain;\n",
    sound: "import { app } from 'electron';\nexport const tool = app;\n",
  },
  {
    what: 'ipcMain reached through the whole package',
    file: host,
    rings: `${restricted}: ipcMain lives in host/ipcHost.ts`,
    broken: "import * as electron from 'electron';\nexport const tool = electron.ipcMain;\n",
    sound: "import * as electron from 'electron';\nexport const tool = electron.app;\n",
  },
  {
    what: 'ipcRenderer outside preload',
    file: host,
    rings: `${restricted}: ipcRenderer lives in electron/preload`,
    broken: "import { ipcRenderer } from 'electron';\nexport const tool = ipcRenderer;\n",
    sound: "import { screen } from 'electron';\nexport const tool = screen;\n",
  },
  {
    what: 'Date.now in the wall',
    file: wall,
    rings: `${restricted}: Ask ClockPort`,
    broken: 'export const nowMs = (): number => Date.now();\n',
    sound: 'export const nowMs = (clock: { nowMs(): number }): number => clock.nowMs();\n',
  },
  {
    what: 'new Date() in the wall',
    file: wall,
    rings: `${restricted}: Ask ClockPort`,
    broken: 'export const now = (): Date => new Date();\n',
    sound: 'export const at = (atMs: number): Date => new Date(atMs);\n',
  },
  {
    what: 'Math.random in the wall',
    file: wall,
    rings: `${restricted}: Take chance in`,
    broken: 'export const pick = (): number => Math.random();\n',
    sound: 'export const pick = (chance: () => number): number => Math.floor(chance());\n',
  },
  {
    what: 'a default export',
    file: host,
    rings: `${restricted}: Export by name`,
    broken: 'const rack = 1;\nexport default rack;\n',
    sound: 'export const rack = 1;\n',
  },
  {
    what: 'an import of a type that is not marked',
    file: host,
    rings: '@typescript-eslint/consistent-type-imports',
    broken: "import { Outcome } from '#contract/outcome';\nexport type Answer = Outcome<string>;\n",
    sound:
      "import type { Outcome } from '#contract/outcome';\nexport type Answer = Outcome<string>;\n",
  },
  {
    what: '@ts-expect-error without a reason',
    file: host,
    rings: '@typescript-eslint/ban-ts-comment',
    broken: "// @ts-expect-error\nexport const count: number = 'one';\n",
    sound:
      "// @ts-expect-error the types of version 45 lack it\nexport const count: number = 'one';\n",
  },
  {
    what: 'a switch that forgets a case',
    file: host,
    rings: '@typescript-eslint/switch-exhaustiveness-check',
    broken: `export function call(role: 'lead' | 'officer'): string {
  switch (role) {
    case 'lead':
      return 'a';
  }
  return 'b';
}
`,
    sound: `export function call(role: 'lead' | 'officer'): string {
  switch (role) {
    case 'lead':
      return 'a';
    case 'officer':
      return 'b';
  }
}
`,
  },
  {
    what: 'a promise nobody waits for',
    file: host,
    rings: '@typescript-eslint/no-floating-promises',
    broken: 'export function go(work: () => Promise<void>): void {\n  work();\n}\n',
    sound:
      'export async function go(work: () => Promise<void>): Promise<void> {\n  await work();\n}\n',
  },
  {
    what: 'a shape of the contract without a word about it',
    file: contract,
    rings: 'house/explained-shapes',
    broken: "import * as z from 'zod';\nexport const hueSchema = z.string();\n",
    sound: "import * as z from 'zod';\n/** A colour. */\nexport const hueSchema = z.string();\n",
  },
  {
    what: 'a type of the contract without a word about it',
    file: contract,
    rings: 'jsdoc/require-jsdoc',
    broken: 'export interface Hue {\n  red: number;\n}\n',
    sound: '/** A colour. */\nexport interface Hue {\n  red: number;\n}\n',
  },
  {
    what: 'an exception without a reason',
    file: host,
    rings: 'house/reasoned-exceptions',
    broken: '// eslint-disable-next-line no-debugger\ndebugger;\n',
    sound:
      '// eslint-disable-next-line no-debugger -- stops where the fault is planted\ndebugger;\n',
  },
  {
    what: 'words between tags',
    file: piece,
    rings: 'house/words-in-text-room',
    broken: 'export const Piece = () => <p>No signal</p>;\n',
    sound: 'export const Piece = ({ text }: { text: string }) => <p>{text} · 3</p>;\n',
  },
  {
    what: 'words in a label',
    file: piece,
    rings: 'house/words-in-text-room',
    broken: 'export const Piece = () => <button aria-label="Close" type="button" />;\n',
    sound:
      'export const Piece = ({ text }: { text: string }) => <button aria-label={text} type="button" />;\n',
  },
  {
    what: 'words in a choice',
    file: piece,
    rings: 'house/words-in-text-room',
    broken: "export const Piece = ({ isOn }: { isOn: boolean }) => <p>{isOn ? 'on' : 'off'}</p>;\n",
    sound: 'export const Piece = ({ isOn }: { isOn: boolean }) => <p>{isOn ? 1 : 0}</p>;\n',
  },
  {
    what: 'Chinese in a rule or adapter',
    file: wall,
    rings: 'house/words-in-text-room',
    broken: "export const label = '无信号';\n",
    sound: "export const key = 'tile.noSignal';\n",
  },
  {
    what: 'a hook in a condition',
    file: piece,
    rings: 'react-hooks/rules-of-hooks',
    broken: `import { useState } from 'react';
export function Piece({ isOn }: { isOn: boolean }) {
  if (isOn) useState(1);
  return null;
}
`,
    sound: `import { useState } from 'react';
export function Piece() {
  const [count] = useState(1);
  return count;
}
`,
  },
];

interface RuleConfig {
  readonly rules: Record<string, readonly [number, ...{ readonly message?: string }[]]>;
}

async function rulesFor(file: string): Promise<RuleConfig['rules']> {
  const config: unknown = await eslint.calculateConfigForFile(file);
  return (config as RuleConfig).rules;
}

/** What the house adds to the strict set, as a finding would begin. */
async function rulesOfTheHouse(): Promise<string[]> {
  const found = new Set<string>();
  for (const file of [host, wall, contract, piece]) {
    const rules = await rulesFor(file);
    for (const name of Object.keys(rules).filter((rule) => rule.startsWith('house/'))) {
      found.add(`${name}: `);
    }
    const [, ...bans] = rules[restricted] ?? [2];
    for (const { message } of bans) found.add(`${restricted}: ${message ?? ''}`);
  }
  return [...found];
}

describe('the linter', { timeout: 60_000 }, () => {
  it.each(fences)('refuses $what', async ({ file, rings, broken, sound }) => {
    expect((await findings(file, broken)).join('\n')).toContain(rings);
    expect((await findings(file, sound)).join('\n')).not.toContain(rings);
  });

  it('has a fence for every rule of the house', async () => {
    const rules = await rulesOfTheHouse();
    const unfenced = rules.filter((rule) => !fences.some(({ rings }) => rule.startsWith(rings)));
    expect(unfenced).toEqual([]);
    console.log(`lint rules of the house: ${rules.length}, fences: ${fences.length}`);
  });

  it('lets the one file have its tool', async () => {
    const text = "import { ipcMain } from 'electron';\nexport const tool = ipcMain;\n";
    const ipcHost = path.join(root, 'electron/host/ipcHost.ts');
    expect((await findings(ipcHost, text)).join('\n')).not.toContain(restricted);
  });

  it('has only errors', async () => {
    const rules = Object.entries(await rulesFor(piece));
    expect(rules.filter(([, [level]]) => level === 1)).toEqual([]);
  });
});
