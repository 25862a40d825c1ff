import { describe, expect, it } from 'vitest';
import { pushChannels, requestChannels } from '#contract/channels';
import { faultCodes } from '#contract/outcome';
import { filesIn } from './ourFiles';

const tests = [
  ...filesIn(['electron', 'renderer', 'build'], /\.test\.tsx?$/),
  ...filesIn(['tests/contracts', 'tests/journeys'], /\.ts$/),
  // the checks of the tables themselves prove nothing about behaviour
].filter(
  ({ name }) =>
    !/contracts\/(coverage|glossary|messages|text\w*|ourFiles)(\.test)?\.ts$/.test(name),
);

/** Names that stand in quotes in no test. */
function untested(names: readonly string[]): string[] {
  return names.filter((name) => {
    const quoted = new RegExp(`['"\`]${name}['"\`]`);
    return !tests.some(({ text }) => quoted.test(text));
  });
}

describe('every name of the contract is tried by a test', () => {
  it.each([
    ['request channels', Object.keys(requestChannels)],
    ['push channels', Object.keys(pushChannels)],
    ['fault codes', faultCodes],
  ])('%s', (what, names) => {
    const missing = untested(names);
    console.log(`${what}: ${names.length - missing.length} of ${names.length} named in tests`);
    expect(missing).toEqual([]);
  });
});
