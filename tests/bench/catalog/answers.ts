import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

import { success } from '#contract/outcome';

import { boundedFetch, type BoundedFetch } from '../../../electron/platform/common/boundedFetch';
import type { FakeFolder, FakeTown } from '../../fakes/wvp/town';

/** What the platform said to one question. */
interface KeptAnswer {
  readonly asked: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array;
}

export interface Answers {
  /** Where the platform was. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly answers: readonly KeptAnswer[];
}

type Asked = Parameters<BoundedFetch>[0];
const wordOf = ({ method = 'GET', url }: Asked): string => `${method} ${url}`;

/** Asks the platform itself and keeps what it says. */
export function recording(): { ask: BoundedFetch; kept: () => readonly KeptAnswer[] } {
  const ask = boundedFetch(Date.now);
  const kept = new Map<string, KeptAnswer>();
  return {
    kept: () => [...kept.values()],
    ask: async (request) => {
      const answer = await ask(request);
      if (answer.ok) {
        const { status, headers, bytes } = answer.value;
        const asked = wordOf(request);
        kept.set(asked, { asked, status, headers: [...headers.entries()], bytes });
      }
      return answer;
    },
  };
}

/**
 * Says what was said before, at once; what was not asked before is not found. Bytes are the asker's
 * own, as from a socket: the first ones lie ready, copies are made of what is asked again.
 */
export function repeating({ answers }: Answers): BoundedFetch {
  const ready = new Map(
    answers.map((one) => [one.asked, { one, bytes: new Uint8Array(one.bytes) }]),
  );
  const nothing = { status: 404, headers: new Headers(), bytes: new Uint8Array(), tookMs: 0 };
  return (request) => {
    const kept = ready.get(wordOf(request));
    if (kept === undefined) return Promise.resolve(success(nothing));
    const { status, headers, bytes: original } = kept.one;
    const { bytes } = kept;
    kept.bytes = new Uint8Array();
    return Promise.resolve(
      success({
        status,
        bytes: bytes.byteLength > 0 ? bytes : new Uint8Array(original),
        tookMs: 0,
        headers: new Headers(headers.map(([name, value]): [string, string] => [name, value])),
      }),
    );
  };
}

export const writeAnswers = (file: string, answers: Answers): void =>
  writeFileSync(file, serialize(answers));

export const readAnswers = (file: string): Answers => deserialize(readFileSync(file)) as Answers;

/** The lists of the catalog, not who logged in and which generation it is. */
export const catalogBytes = ({ answers }: Answers): Uint8Array[] =>
  answers
    .filter(({ asked }) => /\/(page\/list|tree\/list|channel\/list|query\/devices)\?/.test(asked))
    .map(({ bytes }) => bytes);

/** Grids below the streets, until there are that many areas; the cameras stand in them. */
export function addGrids({ folders, channels }: FakeTown, areas: number): void {
  const streets = folders.filter(
    ({ tree, deviceId }) => tree === 'region' && deviceId.length === 8,
  );
  const grids = Array.from({ length: Math.max(0, areas - folders.length) }, (_, index) =>
    gridOf(index, streets),
  );
  if (grids.length === 0) return;
  folders.push(...grids);
  channels.forEach((channel, index) => {
    const grid = grids[index % grids.length];
    if (channel.civilCode !== null && grid !== undefined) channel.civilCode = grid.deviceId;
  });
}

function gridOf(index: number, streets: readonly FakeFolder[]): FakeFolder {
  const street = streets[index % streets.length];
  if (street === undefined) throw new Error('a town without streets');
  const digits = String(1 + Math.floor(index / streets.length)).padStart(3, '0');
  return {
    ...street,
    id: 100_000 + index,
    deviceId: `${street.deviceId}${digits}`,
    name: `${street.name}第${String(index + 1)}网格`,
    parentId: street.id,
    parentDeviceId: street.deviceId,
  };
}
