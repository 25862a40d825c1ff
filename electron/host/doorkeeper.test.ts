import { describe, expect, it } from 'vitest';
import { requestChannels, requestLimits, type RequestChannel } from '#contract/channels';
import { admit, type Knock } from './doorkeeper';

const desk: Knock = { kind: 'desk', isMainFrame: true, url: 'app://brightwall/index.html' };
const wall: Knock = { ...desk, kind: 'wall' };

const codeOf = (knock: Knock, channel: unknown, args: unknown): string => {
  const outcome = admit(knock, channel, args);
  return outcome.ok ? 'admitted' : outcome.fault.code;
};

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('the door', () => {
  it('lets a page of ours ask what its kind may ask', () => {
    expect(codeOf(desk, 'view:join', {})).toBe('admitted');
    expect(codeOf(wall, 'view:join', {})).toBe('admitted');
  });

  it('hands on the parsed arguments', () => {
    const outcome = admit(desk, 'catalog:number', { number: 7 });
    expect(outcome).toEqual({
      ok: true,
      value: { channel: 'catalog:number', args: { number: 7 } },
    });
  });

  it.each([
    ['a window that we did not open', { ...desk, kind: undefined }],
    ['a frame inside a page', { ...desk, isMainFrame: false }],
    ['another scheme', { ...desk, url: 'https://brightwall/index.html' }],
    ['another host', { ...desk, url: 'app://brightwall.example/index.html' }],
    ['a host that begins like ours', { ...desk, url: 'app://brightwall2/' }],
    ['a page that is gone', { ...desk, url: '' }],
    ['a file', { ...desk, url: 'file:///index.html' }],
  ] satisfies [string, Knock][])('refuses %s', (_who, knock) => {
    expect(codeOf(knock, 'view:join', {})).toBe('request/foreign-sender');
  });

  const deskOnly = (Object.keys(requestChannels) as RequestChannel[]).filter(
    (channel) => !(requestChannels[channel].from as readonly string[]).includes('wall'),
  );

  it.each(deskOnly)('refuses %s from a wall', (channel) => {
    expect(codeOf(wall, channel, {})).toBe('request/foreign-sender');
  });

  it.each([undefined, null, 7, {}, '', 'view:joined', 'toString', '__proto__', 'constructor'])(
    'refuses the unknown channel %j',
    (channel) => {
      expect(codeOf(desk, channel, {})).toBe('request/unknown-channel');
    },
  );

  it('refuses what is larger or deeper than any request may be, before parsing it', () => {
    const large = { query: 'x'.repeat(requestLimits.maxLength), filter: {}, limit: 1 };
    expect(codeOf(desk, 'catalog:search', large)).toBe('request/too-large');
    expect(codeOf(desk, 'catalog:search', nested(requestLimits.maxDepth + 1))).toBe(
      'request/too-large',
    );
    const ring: unknown[] = [];
    ring.push(ring);
    expect(codeOf(desk, 'view:join', ring)).toBe('request/too-large');
  });

  it.each([
    ['a missing part', {}],
    ['a wrong type', { number: '7' }],
    ['a part too many', { number: 7, more: 1 }],
    ['nothing', undefined],
    ['a list', [7]],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(4)],
    ['a function', (): void => undefined],
  ])('refuses malformed arguments: %s', (_what, args) => {
    expect(codeOf(desk, 'catalog:number', args)).toBe('request/bad-arguments');
  });

  it('says where the arguments do not fit, and nothing of what they hold', () => {
    const outcome = admit(desk, 'catalog:number', { number: 'hunter2' });
    expect(outcome).toMatchObject({ fault: { detail: 'catalog:number number invalid_type' } });
  });
});
