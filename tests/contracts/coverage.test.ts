import { describe, expect, it } from 'vitest';
import { pushChannels, requestChannels } from '#contract/channels';
import { faultCodes } from '#contract/outcome';
import { filesIn, type SourceFile } from './ourFiles';

const tests = [
  ...filesIn(['electron', 'renderer', 'build'], /\.test\.tsx?$/),
  ...filesIn(['tests/contracts', 'tests/journeys'], /\.ts$/),
  // the checks of the tables themselves prove nothing about behaviour
].filter(
  ({ name }) =>
    !/contracts\/(coverage|glossary|messages|text\w*|ourFiles)(\.test)?\.ts$/.test(name),
);

const product = filesIn(['electron', 'renderer'], /(?<!\.test)\.tsx?$/).filter(
  ({ name }) => !/^(electron\/contract|renderer\/kit\/text)\//.test(name),
);

/** Names that stand in quotes in none of these files. */
function unnamed(names: readonly string[], files: readonly SourceFile[]): string[] {
  return names.filter((name) => {
    const quoted = new RegExp(`['"\`]${name}['"\`]`);
    return !files.some(({ text }) => quoted.test(text));
  });
}

describe('every name of the contract is tried by a test', () => {
  it.each([
    ['request channels', Object.keys(requestChannels)],
    ['push channels', Object.keys(pushChannels)],
    ['fault codes', faultCodes],
  ])('%s', (what, names) => {
    const missing = unnamed(names, tests);
    console.log(`${what}: ${names.length - missing.length} of ${names.length} named in tests`);
    expect(missing).toEqual([]);
  });
});

describe('nothing in the contract is only promised', () => {
  const windows = product.filter(({ name }) => name.startsWith('renderer/'));
  const main = product.filter(({ name }) => name.startsWith('electron/'));

  it('a window asks every request and hears every push', () => {
    const channels = [...Object.keys(requestChannels), ...Object.keys(pushChannels)];
    expect(unnamed(channels, windows)).toEqual([]);
  });

  it('main answers every request and sends every push', () => {
    const channels = [...Object.keys(requestChannels), ...Object.keys(pushChannels)];
    expect(unnamed(channels, main)).toEqual([]);
  });

  it('somebody raises every fault', () => {
    expect(unnamed(faultCodes, product)).toEqual([]);
  });
});
