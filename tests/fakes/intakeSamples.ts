import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  plainMapping,
  type AlarmMapping,
  type AlarmSource,
  type Sample,
} from '#contract/alarmSource';
import { platformIdSchema } from '#contract/ids';

const folder = join(import.meta.dirname, 'fixtures', 'intake');

/** A recorded body, as it stands in its file. */
export const recorded = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** A message without topic and heads, unless given. */
export const aSample = (body: string | object, given: Partial<Sample> = {}): Sample => ({
  topic: '',
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...given,
});

/** A mapping that leaves everything to the format, but for what is given. */
export const aMapping = ({
  fields,
  ...given
}: Omit<Partial<AlarmMapping>, 'fields'> & {
  fields?: Partial<AlarmMapping['fields']>;
} = {}): AlarmMapping => ({
  ...plainMapping,
  ...given,
  fields: { ...plainMapping.fields, ...fields },
});

export const sourceId = platformIdSchema.parse('source-1');

/** A webhook on this machine. */
export const aWebhook = (
  given: Partial<Extract<AlarmSource, { kind: 'webhook' }>> = {},
): Extract<AlarmSource, { kind: 'webhook' }> => ({
  kind: 'webhook',
  sourceId,
  name: 'Gates',
  isOn: true,
  mapping: aMapping(),
  host: '127.0.0.1',
  port: 8087,
  proof: 'token',
  ...given,
});
