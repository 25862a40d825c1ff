import * as z from 'zod';
import { prioritySchema } from './alarm';
import { brokerAddressSchema } from './broker';
import { platformIdSchema } from './ids';
import { localTextSchema, positionSchema } from './text';

/** How bodies are read; `auto` recognises each by what it says. */
export const bodyFormats = ['auto', 'json', 'cap', 'cloudevents', 'gb28181', 'onvif'] as const;
/** One of them. */
const bodyFormatSchema = z.enum(bodyFormats);
export type BodyFormat = z.infer<typeof bodyFormatSchema>;

/** What a mapping finds in a message, one expression for each. */
export const mappedFields = [
  'id',
  'state',
  'camera',
  'priority',
  'kind',
  'what',
  'place',
  'description',
  'time',
  'longitude',
  'latitude',
] as const;
/** One of them. */
export type MappedField = (typeof mappedFields)[number];

/** Where something is in a message; empty: where the format says. */
const expressionSchema = z.string().trim().max(300);

/** A word of a source, as it is compared: without regard to capitals. */
const saidSchema = z.string().trim().min(1).max(80);

/** How messages of a source become alarms; plain data, tried before it is kept. */
export const alarmMappingSchema = z.object({
  format: bodyFormatSchema,
  /** Where the list is when one message holds several alarms; empty: it holds one. */
  each: expressionSchema,
  fields: z.record(z.enum(mappedFields), expressionSchema),
  /** What the source calls our priorities. */
  priorities: z.array(z.object({ said: saidSchema, priority: prioritySchema })).max(32),
  /** Priority of an alarm that tells none, or one that is not in the list. */
  usualPriority: prioritySchema,
  /** Words of `state` that end an alarm. */
  ended: z.array(saidSchema).max(16),
  /** Words of `state` that are no alarm at all. */
  ignored: z.array(saidSchema).max(16),
  /** Where times without an offset are at home. */
  zone: z.string().min(1).max(40),
  /** An alarm whose end nobody tells is over after so many minutes; 0: never. */
  endsAfterMinutes: z.number().int().min(0).max(1440),
});
export type AlarmMapping = z.infer<typeof alarmMappingSchema>;

/** A mapping that leaves everything to the format. */
export const plainMapping: AlarmMapping = {
  format: 'auto',
  each: '',
  fields: {
    id: '',
    state: '',
    camera: '',
    priority: '',
    kind: '',
    what: '',
    place: '',
    description: '',
    time: '',
    longitude: '',
    latitude: '',
  },
  priorities: [],
  usualPriority: 'medium',
  ended: [],
  ignored: [],
  zone: 'Asia/Shanghai',
  endsAfterMinutes: 30,
};

const ofEverySource = {
  sourceId: platformIdSchema,
  name: z.string().trim().min(1).max(60),
  isOn: z.boolean(),
  mapping: alarmMappingSchema,
};

/** Topics that a broker delivers; its password is kept apart. */
const mqttSourceSchema = z.object({
  ...ofEverySource,
  kind: z.literal('mqtt'),
  address: brokerAddressSchema,
  user: z.string().max(100),
  topics: z.array(z.string().min(1).max(200)).min(1).max(20),
  /** Certificates, in PEM, of authorities that the system does not know; empty: none. */
  authority: z.string().max(20_000),
});

/** Others post to this station; the secret that they prove to know is kept apart. */
const webhookSourceSchema = z.object({
  ...ofEverySource,
  kind: z.literal('webhook'),
  /** An address of this machine; 127.0.0.1 unless a person chose another. */
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.number().int().min(1).max(65_535),
  /** The secret itself comes along, or a signature made with it. */
  proof: z.enum(['token', 'signature']),
});

/** Alarms from elsewhere, as a person configured it. */
export const alarmSourceSchema = z.discriminatedUnion('kind', [
  mqttSourceSchema,
  webhookSourceSchema,
]);
export type AlarmSource = z.infer<typeof alarmSourceSchema>;

/** A message as it came, or as a person pasted it. */
export const sampleSchema = z.object({
  topic: z.string().max(300),
  /** Head lines in small letters, as far as formats look at them. */
  headers: z.record(z.string().max(80), z.string().max(1_000)),
  body: z.string().max(100_000),
});
export type Sample = z.infer<typeof sampleSchema>;

/** What is odd about one reading. */
const mappingProblemSchema = z.object({
  field: z.enum([...mappedFields, 'each', 'body']),
  /**
   * wrong: the expression cannot be read. nothing: it finds nothing. unknown: what it finds has
   * no meaning for us, such as a camera or a priority that nobody knows. unreadable: the message
   * itself, or what should be a time or a number.
   */
  trouble: z.enum(['wrong', 'nothing', 'unknown', 'unreadable']),
  /** What stood there. */
  found: z.string().max(120),
});
export type MappingProblem = z.infer<typeof mappingProblemSchema>;

/** One alarm as it would be. */
const previewedAlarmSchema = z.object({
  does: z.enum(['raise', 'end', 'ignore']),
  key: z.string(),
  camera: z.object({ said: z.string(), name: localTextSchema.nullable() }),
  priority: prioritySchema,
  kind: z.string(),
  what: localTextSchema,
  place: localTextSchema,
  description: localTextSchema,
  /** Null: when it comes. */
  atMs: z.number().nullable(),
  position: positionSchema.nullable(),
  isRehearsal: z.boolean(),
});
export type PreviewedAlarm = z.infer<typeof previewedAlarmSchema>;

/** What a mapping makes of one message. */
export const mappingPreviewSchema = z.object({
  /** How the body was read; null: not at all. */
  format: bodyFormatSchema.exclude(['auto']).nullable(),
  alarms: z.array(previewedAlarmSchema),
  /** Alarms beyond those listed. */
  more: z.number().int().nonnegative(),
  problems: z.array(mappingProblemSchema),
  /** What the message holds, to be picked from. */
  found: z.array(z.object({ path: z.string(), value: z.string() })),
});
export type MappingPreview = z.infer<typeof mappingPreviewSchema>;

/** What a mapping made of a recorded file. */
export const sourceReplaySchema = z.object({
  fileName: z.string(),
  messages: z.number().int().nonnegative(),
  raised: z.number().int().nonnegative(),
  ended: z.number().int().nonnegative(),
  ignored: z.number().int().nonnegative(),
  /** Messages of which nothing could be made. */
  unreadable: z.number().int().nonnegative(),
  /** Alarms whose camera nobody knows here. */
  withoutCamera: z.number().int().nonnegative(),
  /** The first message of which nothing could be made, or null. */
  firstUnreadable: z.object({ line: z.number().int(), body: z.string() }).nullable(),
});
export type SourceReplay = z.infer<typeof sourceReplaySchema>;

/** What came from a source since the program was started. */
const heardSchema = z.object({
  messages: z.number().int().nonnegative(),
  alarms: z.number().int().nonnegative(),
  unreadable: z.number().int().nonnegative(),
  lastAtMs: z.number().nullable(),
  /** The newest ones, newest first; cut where they are long. */
  last: z.array(sampleSchema),
});
export type Heard = z.infer<typeof heardSchema>;

/** A source as the page lists it; how it does is in the station's health. */
const sourceRowSchema = z.object({
  source: alarmSourceSchema,
  /** A password or secret is there; it is never told. */
  hasSecret: z.boolean(),
  heard: heardSchema,
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

/** Every source of this station. */
export const sourceListSchema = z.array(sourceRowSchema);
export type SourceList = z.infer<typeof sourceListSchema>;
