import type { LocalText } from '#contract/text';
import type { Priority } from '#contract/alarm';
import type { Json } from './json';

/** What a format itself says of one alarm; empty where it says nothing. */
export interface Notice {
  /** What paths of the mapping look into. */
  document: Json;
  does: 'raise' | 'end' | 'ignore';
  /** What makes it the same alarm while it stands. */
  key: string;
  /** Names of the alarm that came earlier, of which this is the newer word. */
  refersTo: readonly string[];
  camera: string;
  priority: Priority | null;
  kind: string;
  gbMethod: number | null;
  what: LocalText;
  place: LocalText;
  description: LocalText;
  instruction: LocalText;
  time: string;
  longitude: string;
  latitude: string;
  isRehearsal: boolean;
  /** When it is over by itself, as written. */
  expires: string;
}

/** How a body was read. */
export interface ReadBody {
  format: 'json' | 'cap' | 'cloudevents' | 'gb28181' | 'onvif';
  notices: Notice[];
}

const none: LocalText = { zh: '', en: '' };

/** A notice that says nothing but what is given. */
export const aNotice = (said: Partial<Notice> & Pick<Notice, 'document'>): Notice => ({
  does: 'raise',
  key: '',
  refersTo: [],
  camera: '',
  priority: null,
  kind: '',
  gbMethod: null,
  what: none,
  place: none,
  description: none,
  instruction: none,
  time: '',
  longitude: '',
  latitude: '',
  isRehearsal: false,
  expires: '',
  ...said,
});
