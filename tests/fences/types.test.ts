import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Compiles `text` as one more file of a project and answers what the compiler says of each line. */
function complaints(project: string, text: string): Map<number, string> {
  const config = path.join(root, project, 'tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (parsed === undefined) throw new Error(`cannot read ${config}`);
  const fence = path.join(root, project, 'fence.ts');
  const options = { ...parsed.options, noEmit: true, composite: false, incremental: false };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const { fileExists } = host;
  host.fileExists = (file) => file === fence || fileExists(file);
  host.getSourceFile = (file, target, ...rest) =>
    file === fence ? ts.createSourceFile(file, text, target, true) : read(file, target, ...rest);
  const program = ts.createProgram({ rootNames: [...parsed.fileNames, fence], options, host });
  const source = program.getSourceFile(fence);
  const found = new Map<number, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1;
    found.set(line, ts.flattenDiagnosticMessageText(messageText, ' '));
  }
  return found;
}

interface Fence {
  readonly project: string;
  readonly refused: readonly string[];
  readonly allowed: readonly string[];
}

const node = ['process.pid;', 'Buffer.from([]);'];
const page = ['document.title;', 'window.name;'];
const timers = ['setTimeout(() => undefined, 1);', 'setInterval(() => undefined, 1);'];

const fences: readonly Fence[] = [
  {
    project: 'electron/contract',
    refused: [...page, ...node, ...timers, 'fetch("");'],
    allowed: ['new Map();'],
  },
  {
    project: 'electron/wall',
    refused: [...page, ...node, ...timers, 'console.log(1);', 'performance.now();'],
    allowed: ['[3, 1].toSorted();'],
  },
  { project: 'electron', refused: page, allowed: [...node, ...timers] },
  { project: 'electron/preload', refused: [], allowed: page },
  { project: 'renderer', refused: node, allowed: [...page, ...timers] },
];

const strictness = [
  'const first: string = ([] as string[])[0]; void first;',
  'const gap: { note?: string } = { note: undefined }; void gap;',
  'function loose(value) { return value; } void loose;',
  'class Base { go() {} } class Other extends Base { go() {} } void Other;',
  'const nothing: string = null; void nothing;',
];

describe.each(fences)('the compiler in $project', ({ project, refused, allowed }) => {
  const lines = [...refused, ...strictness, ...allowed];
  const found = complaints(project, `${lines.join('\n')}\nexport {};\n`);

  it.each([...refused, ...strictness])('refuses %s', (line) => {
    expect(found.get(lines.indexOf(line))).toBeDefined();
  });

  it.each([...allowed])('allows %s', (line) => {
    expect(found.get(lines.indexOf(line))).toBeUndefined();
  });
});
