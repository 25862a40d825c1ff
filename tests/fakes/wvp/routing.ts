import type { FakeState } from './state';

/** One request as a route sees it. */
export interface Asked {
  query: URLSearchParams;
  params: string[];
  headers: Record<string, string | string[] | undefined>;
}

/** What a route answers. */
export type Reply =
  | { kind: 'data'; data: unknown }
  | { kind: 'code'; code: number; msg: string | null; status?: number }
  | { kind: 'bytes'; type: string; bytes: Buffer }
  | { kind: 'login'; data: Record<string, unknown>; token: string }
  | { kind: 'empty' }
  | { kind: 'events' };

/** A route: pattern with `*` for one part of the path. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** No log-in needed. */
  isOpen?: boolean;
  isThere: (state: FakeState) => boolean;
  answer: (state: FakeState, asked: Asked) => Reply | Promise<Reply>;
}

export const always = (): boolean => true;
export const ofCommon = ({ features }: FakeState): boolean => features.hasCommon;
export const ofMap = ({ features }: FakeState): boolean => features.hasMap;
export const data = (value: unknown): Reply => ({ kind: 'data', data: value });
export const refusal = (msg: string, code = 100): Reply => ({ kind: 'code', code, msg });

/** The parts that stand for `*`; undefined when the path is another one. */
export const matched = (pattern: string, path: string): string[] | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: string[] = [];
  for (const [index, part] of wanted.entries()) {
    if (part === '*') params.push(decodeURIComponent(given[index] ?? ''));
    else if (part !== given[index]) return undefined;
  }
  return params;
};
