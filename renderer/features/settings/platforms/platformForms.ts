import { brokerAddressSchema } from '#contract/broker';
import type { PlatformId } from '#contract/ids';
import type { PlatformKind, PlatformSettings } from '#contract/settings';

/** What one kind needs to be told; nothing else is asked. */
interface KindForm {
  user: 'needed' | 'maybe' | 'none';
  secret: 'password' | 'secret';
  options: readonly OptionKey[];
}

export type OptionKey =
  | 'zone'
  | 'mediaHost'
  | 'hlsAddress'
  | 'webrtcAddress'
  | 'playbackAddress'
  | 'transport'
  | 'separator'
  | 'detections'
  | 'broker'
  | 'brokerUser';

/** Options that are chosen, not typed; the first is what holds when nobody chose. */
export const optionChoices: Partial<Record<OptionKey, readonly (readonly [string, string])[]>> = {
  transport: [
    ['', 'platforms.choice.hls'],
    ['whep', 'platforms.choice.whep'],
  ],
  detections: [
    ['', 'platforms.choice.no'],
    ['yes', 'platforms.choice.yes'],
  ],
};

export const kindForms: Record<PlatformKind, KindForm> = {
  vnp: { user: 'needed', secret: 'password', options: [] },
  wvp: { user: 'maybe', secret: 'password', options: ['mediaHost', 'zone'] },
  frigate: { user: 'maybe', secret: 'password', options: ['detections', 'broker', 'brokerUser'] },
  mediamtx: {
    user: 'maybe',
    secret: 'password',
    options: ['hlsAddress', 'webrtcAddress', 'playbackAddress', 'transport'],
  },
  go2rtc: { user: 'maybe', secret: 'password', options: ['separator'] },
  zlm: { user: 'none', secret: 'secret', options: [] },
  list: { user: 'maybe', secret: 'password', options: [] },
};

export const kinds = Object.keys(kindForms) as PlatformKind[];

/** What is in the form; nothing of it is kept before it is saved. */
export interface Draft {
  kind: PlatformKind;
  name: string;
  address: string;
  user: string;
  password: string;
  /** Of the broker, where one is named; not known here either. */
  brokerPassword: string;
  options: Partial<Record<OptionKey, string>>;
}

export const emptyDraft: Draft = {
  kind: 'vnp',
  name: '',
  address: '',
  user: '',
  password: '',
  brokerPassword: '',
  options: {},
};

const drive = /^\/([a-z]:)/i;

/** A `file:` address as the system shows it. */
const pathText = (address: string): string => {
  if (!address.startsWith('file:')) return address.replace(/^(https?:\/\/[^/]+)\/$/, '$1');
  const { host, pathname } = new URL(address);
  const path = decodeURIComponent(pathname);
  return host === '' ? path.replace(drive, '$1') : `//${host}${path}`;
};

/** What the settings say, to be changed; the password is not known here. */
export const draftOf = ({ kind, name, address, user, options }: PlatformSettings): Draft => ({
  kind,
  name,
  address: pathText(address),
  user,
  password: '',
  brokerPassword: '',
  options: options ?? {},
});

const fileAddress = (typed: string): string | undefined => {
  if (typed.startsWith('file:')) return URL.canParse(typed) ? new URL(typed).href : undefined;
  const path = typed.replaceAll('\\', '/');
  if (/^[a-z]:\//i.test(path)) return new URL(`file:///${escapeMarks(path)}`).href;
  if (path.startsWith('//')) return new URL(`file:${escapeMarks(path)}`).href;
  return path.startsWith('/') ? new URL(`file://${escapeMarks(path)}`).href : undefined;
};

/** In the name of a file these are letters; in an address they would end it. */
const escapeMarks = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('?', '%3F').replaceAll('#', '%23');

/** The address that was meant; undefined for none that this kind can use. */
export const addressOf = ({ kind, address }: Draft): string | undefined => {
  const typed = address.trim();
  if (/^https?:\/\/./i.test(typed)) return URL.canParse(typed) ? new URL(typed).href : undefined;
  return kind === 'list' ? fileAddress(typed) : undefined;
};

/** The same kind at the same address is the same platform: a second try replaces the first. */
export const platformIdOf = (kind: PlatformKind, address: string): PlatformId => {
  const { protocol, origin, pathname, href } = new URL(address);
  const place = protocol === 'file:' ? href : `${origin}${pathname.replace(/\/+$/, '')}`;
  let hash = 0x811c9dc5;
  for (const letter of place) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `${kind}-${hash.toString(36)}` as PlatformId;
};

/** A field that is still empty, or wrong; null: the draft can be used. */
export type Lack = 'name' | 'address' | 'user' | 'wrong-address' | 'wrong-broker' | null;

export const lackOf = (draft: Draft, needsName: boolean): Lack => {
  if (needsName && draft.name.trim() === '') return 'name';
  if (draft.address.trim() === '') return 'address';
  if (addressOf(draft) === undefined) return 'wrong-address';
  if (!isBrokerGood(draft)) return 'wrong-broker';
  return kindForms[draft.kind].user === 'needed' && draft.user.trim() === '' ? 'user' : null;
};

/** None, or one that can be asked; who logs in there has a field of its own. */
const isBrokerGood = ({ kind, options }: Draft): boolean => {
  const broker = options.broker?.trim() ?? '';
  return (
    !kindForms[kind].options.includes('broker') ||
    broker === '' ||
    brokerAddressSchema.safeParse(broker).success
  );
};

/** The settings that a draft without a lack stands for; only what its kind needs goes along. */
export const settingsOf = (draft: Draft, before: PlatformSettings | null): PlatformSettings => {
  const { kind } = draft;
  const address = addressOf(draft) ?? '';
  const form = kindForms[kind];
  const options = Object.fromEntries(
    form.options.flatMap((key) => {
      const value = draft.options[key]?.trim() ?? '';
      return value === '' ? [] : [[key, value]];
    }),
  );
  return {
    platformId: before?.platformId ?? platformIdOf(kind, address),
    kind,
    name: draft.name.trim() === '' ? '–' : draft.name.trim(),
    address,
    user: form.user === 'none' || !asksLogin(draft) ? '' : draft.user.trim(),
    ...(before?.isOn === undefined ? {} : { isOn: before.isOn }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
  };
};

/** A file of this machine asks nobody who he is. */
export const asksLogin = ({ kind, address }: Draft): boolean =>
  kind !== 'list' || /^https?:/i.test(address.trim());

/** Null: as it is kept. */
export const passwordOf = (draft: Draft, before: PlatformSettings | null): string | null => {
  if (!asksLogin(draft)) return '';
  if (draft.password !== '' || before === null) return draft.password;
  // Somewhere else, what was kept is not used; whoever needs no user may well have none.
  const isMoved = addressOf(draft) !== before.address;
  const isFree = draft.user.trim() === '' && kindForms[draft.kind].secret !== 'secret';
  return isMoved && isFree ? '' : null;
};

/** Null: as it is kept; undefined: there is no broker. */
export const brokerPasswordOf = (
  draft: Draft,
  before: PlatformSettings | null,
): string | null | undefined => {
  const { broker, brokerUser = '' } = settingsOf(draft, before).options ?? {};
  if (broker === undefined) return undefined;
  const isFree = brokerUser === '' || before?.options?.['broker'] === undefined;
  return draft.brokerPassword !== '' || isFree ? draft.brokerPassword : null;
};
