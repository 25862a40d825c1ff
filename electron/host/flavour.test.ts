import { describe, expect, it } from 'vitest';

import { admitsDebugging, flavour } from './flavour';

const switches = [
  '--remote-debugging-port=9222',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
  '-remote-debugging-port=0',
  '/remote-debugging-port=0',
  '--Remote-Debugging-Port=1',
  '--inspect',
  '--inspect=0',
  '--inspect-brk=127.0.0.1:1',
  '--inspect-port=1',
  '--debug-brk',
];

describe('admitsDebugging', () => {
  it.each(switches)('lets a release refuse %s', (argument) => {
    expect(admitsDebugging('release', ['brightwall', argument])).toBe(false);
  });

  it.each(switches)('lets the test flavour and a run from source take %s', (argument) => {
    expect(admitsDebugging('test', ['brightwall-test', argument])).toBe(true);
    expect(admitsDebugging('source', ['electron', argument])).toBe(true);
  });

  it('lets a release take its own arguments', () => {
    const argv = ['brightwall', '--lang=en', '--cameras', '100', 'inspect', '--user-data-dir=/d'];
    expect(admitsDebugging('release', argv)).toBe(true);
  });
});

it('knows that a test runs from source', () => {
  expect(flavour).toBe('source');
});
