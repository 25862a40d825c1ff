import * as z from 'zod';

/**
 * The closed list of what can go wrong as expected. A code is `subject/what`; the text room has a
 * sentence for each in both languages. `isPassing` tells whether trying again by itself can help.
 */
export const faultTable = {
  /** No answer from the platform's address: refused, unroutable, name unknown. */
  'platform/unreachable': { isPassing: true },
  /** The platform did not answer within the time limit. */
  'platform/timeout': { isPassing: true },
  /** User or password wrong. Trying again with the same ones cannot help. */
  'platform/login-refused': { isPassing: false },
  /** The log-in ended and could not be renewed yet. */
  'platform/login-expired': { isPassing: true },
  /** An answer that does not fit the protocol. */
  'platform/bad-answer': { isPassing: true },
  /** The platform said no (4xx) for a reason of its own; `detail` carries its words. */
  'platform/refused': { isPassing: false },
  /** The platform failed inside (5xx). */
  'platform/failed': { isPassing: true },
  /** No platform with that id, or none connected. */
  'platform/unknown': { isPassing: false },
  /** The address typed for a platform is no http(s) address. */
  'platform/bad-address': { isPassing: false },
  /** Its certificate is not trusted, or no secure connection comes about. */
  'platform/certificate': { isPassing: true },
  /** The broker named for it brings nothing; its alarms come over its own line alone. */
  'platform/broker': { isPassing: true },
  /** No password is known for its user, or the kept one may not go to the address that was given. */
  'platform/password-needed': { isPassing: false },

  /** The file holds no certificate. */
  'trust/no-certificate': { isPassing: false },
  /** No such authority, or the certificate signs no others. */
  'trust/unknown': { isPassing: false },
  /** As many authorities as a station keeps. */
  'trust/full': { isPassing: false },

  /** No source of alarms has that id. */
  'source/unknown': { isPassing: false },
  /** Nobody gave the secret that senders have to prove. */
  'source/no-secret': { isPassing: false },
  /** Another program listens on that port of this machine; `detail` says which one. */
  'source/port-taken': { isPassing: true },
  /** More alarms are open than people can see to; the source waits. */
  'source/full': { isPassing: true },
  /** The file holds no messages, or none came yet. */
  'source/no-messages': { isPassing: false },

  /** The tree has no such node. */
  'catalog/unknown-node': { isPassing: false },
  /** The tree has no such camera. */
  'catalog/unknown-camera': { isPassing: false },
  /** No other camera is known to be near it. */
  'catalog/no-neighbours': { isPassing: false },
  /** As many favourites as a desk keeps. */
  'catalog/shelf-full': { isPassing: false },

  /** The platform says that the camera's device is offline. */
  'stream/offline': { isPassing: true },
  /** The platform or its media server knows no such stream (404). */
  'stream/not-found': { isPassing: true },
  /** The media server refuses for lack of right (401, 403). */
  'stream/unauthorized': { isPassing: true },
  /** The permission in the stream's address has ended. */
  'stream/expired': { isPassing: true },
  /** The media server failed inside (5xx). */
  'stream/server-error': { isPassing: true },
  /** The media server's address refuses connections. */
  'stream/refused': { isPassing: true },
  /** The media server took the request and stayed silent. */
  'stream/no-answer': { isPassing: true },
  /** Something else than a playlist came, such as a log-in page. */
  'stream/not-a-playlist': { isPassing: true },
  /** The playlist stopped growing. */
  'stream/stale-playlist': { isPassing: true },
  /** This machine cannot decode the stream's codec. */
  'stream/codec': { isPassing: true },
  /** The camera sends H.265 only, and this machine cannot decode it. */
  'stream/h265': { isPassing: false },
  /** Data came, but the decoder gave up on it. */
  'stream/decode': { isPassing: true },
  /** The connection broke on the way. */
  'stream/interrupted': { isPassing: true },
  /** The media server's certificate is not trusted, or no secure connection comes about. */
  'stream/tls': { isPassing: true },
  /** Data comes, but so slowly that no picture can be made of it. */
  'stream/too-slow': { isPassing: true },
  /** What came in place of pictures is none: a page, or far too much. */
  'stream/bad-segment': { isPassing: true },
  /** The platform gives no further stream now, and others matter more; it waits its turn. */
  'stream/queued': { isPassing: true },
  /** The lease is not known any more; open a new one. */
  'stream/lease-ended': { isPassing: true },

  /** The media gateway of this station is being revived. */
  'media/gateway-down': { isPassing: true },
  /** A picture cannot be had. */
  'media/no-picture': { isPassing: true },

  /** Nothing was recorded of the camera then. */
  'recording/none': { isPassing: false },
  /** Nothing of the camera is recorded, or its platform does not play recordings. */
  'recording/not-offered': { isPassing: false },
  /** The device plays no faster than life, whatever it was told. */
  'recording/not-faster': { isPassing: false },
  /** The tile shows recorded pictures, which are played without sound. */
  'recording/no-sound': { isPassing: false },
  /** What was typed is no time of day. */
  'recording/no-time': { isPassing: false },
  /** No tile of the asking window shows recordings of that camera. */
  'recording/not-shown': { isPassing: false },

  /** No such scene. */
  'scene/unknown': { isPassing: false },
  /** No such screen. */
  'scene/unknown-screen': { isPassing: false },
  /** The screen's layout has no such tile. */
  'scene/unknown-tile': { isPassing: false },
  /** No layout with that number of tiles. */
  'scene/unknown-layout': { isPassing: false },
  /** Nothing to go back to. */
  'scene/nothing-to-undo': { isPassing: false },
  /** The tile is pinned; unpin it first. */
  'scene/tile-pinned': { isPassing: false },
  /** People are at work on the wall; a rule does not turn it to another scene. */
  'scene/at-work': { isPassing: true },
  /** A screen reserves up to four tiles for alarms. */
  'scene/alarm-tiles-full': { isPassing: false },
  'scene/no-tour': { isPassing: false },
  /** Words over a picture need one: no camera is in that tile. */
  'scene/no-camera': { isPassing: false },
  /** No clock in the world runs by a zone of that name. */
  'scene/unknown-zone': { isPassing: false },

  /** The site is not on the list of those that web tiles may show. */
  'web/not-listed': { isPassing: false },
  /** The page cannot be reached. */
  'web/unreachable': { isPassing: true },
  /** The site took the request and stayed silent. */
  'web/no-answer': { isPassing: true },
  /** The site answered with an error of its own; `detail` says which. */
  'web/refused': { isPassing: true },
  /** The page led to a site that is not on the list. */
  'web/left': { isPassing: true },
  /** The page took its own process down. */
  'web/crashed': { isPassing: true },
  /** The page stopped answering. */
  'web/hung': { isPassing: true },

  /** The file is no PNG, JPEG or WebP picture. */
  'notice/no-picture': { isPassing: false },
  /** The picture has more bytes or pixels than a wall takes. */
  'notice/too-large': { isPassing: false },
  /** The station keeps no further picture. */
  'notice/full': { isPassing: false },

  /** More than twelve columns or rows, or more than 64 tiles. */
  'layout/too-fine': { isPassing: false },
  /** The tile would leave its screen. */
  'layout/no-room': { isPassing: false },
  /** Nothing is being prepared for the wall. */
  'preview/none': { isPassing: false },
  /** What is prepared is what the wall shows already. */
  'preview/unchanged': { isPassing: false },
  /** It would change the wall as it is, which the editor covers. */
  'preview/live-only': { isPassing: false },
  /** That screen stands in for another one already. */
  'screen/stands-in': { isPassing: false },
  /** The tile shows the whole picture: there is no part to keep. */
  'crop/whole': { isPassing: false },
  /** A camera has that number. */
  'crop/number-taken': { isPassing: false },
  /** As many parts as a station keeps. */
  'crop/too-many': { isPassing: false },
  /** No saved part has that number. */
  'crop/unknown': { isPassing: false },
  /** No named tour has that number. */
  'tour/unknown': { isPassing: false },
  /** As many named tours as a station keeps. */
  'tour/too-many': { isPassing: false },

  /** The camera of the tile cannot be steered. */
  'ptz/not-steerable': { isPassing: false },
  /** Somebody else steers the camera; `detail` names them. */
  'ptz/held': { isPassing: true },
  /** Its platform lets nobody steer from here. */
  'ptz/not-offered': { isPassing: false },
  /** This desk does not steer, or not any more. */
  'ptz/not-taken': { isPassing: false },
  /** The platform starts no cruises. */
  'ptz/no-cruise': { isPassing: false },
  /** The camera has no preset position with that number. */
  'ptz/no-preset': { isPassing: false },
  /** Another scene has that number. */
  'scene/number-taken': { isPassing: false },
  /** The scene has no such version, or it was too long ago. */
  'scene/unknown-version': { isPassing: false },
  /** All 999 numbers are given. */
  'scene/library-full': { isPassing: false },
  /** The file was read too long ago, or another one since. */
  'scene/import-gone': { isPassing: false },

  /** No such alarm, or it has left the list. */
  'alarm/unknown': { isPassing: false },
  /** Only the seat of the shift lead may do that. */
  'alarm/lead-only': { isPassing: false },
  /** That shelving has ended, or the source is back in service already. */
  'alarm/not-aside': { isPassing: false },
  /** No such incident, or it is archived. */
  'incident/unknown': { isPassing: false },
  /** Somebody else accepted first; `detail` names them. */
  'incident/taken': { isPassing: false },
  /** The incident's present step does not allow that. */
  'incident/wrong-step': { isPassing: false },
  /** Only a shift lead closes a grave case as real or suspicious. */
  'incident/lead-needed': { isPassing: false },
  /** A real or suspicious case ends with a cause. */
  'incident/cause-needed': { isPassing: false },
  /** The tree has no further level in that direction. */
  'incident/no-level': { isPassing: false },
  /** These cannot be merged, or are not together. */
  'incident/not-together': { isPassing: false },

  /** No handover runs, or nobody takes it over yet. */
  'handover/none': { isPassing: false },
  /** A handover was begun already. */
  'handover/running': { isPassing: false },
  /** That line is not as it was when it was read, or gone: look again. */
  'handover/changed': { isPassing: false },
  /** A line still waits for its confirmation. */
  'handover/unconfirmed': { isPassing: false },
  /** The case has no procedure. */
  'procedure/none': { isPassing: false },
  /** That step has been dealt with, or is not the next one. */
  'procedure/not-current': { isPassing: false },
  /** The step is a question: it wants one of its answers. */
  'procedure/answer-needed': { isPassing: false },
  /** No version of the rules has that number, or it was too long ago. */
  'rules/unknown-version': { isPassing: false },
  /** Two rules or zones of one name, or a zone that is named and does not exist. */
  'rules/inconsistent': { isPassing: false },
  /** The trial was ended, or another one was begun. */
  'rules/stopped': { isPassing: false },

  /** Nothing is being presented. */
  'briefing/none': { isPassing: false },
  /** The wall is being presented: it changes by the presenter's keys alone. */
  'briefing/running': { isPassing: true },
  /** Live control is off for this presentation: nothing real is ordered. */
  'briefing/no-control': { isPassing: false },
  /** No such programme or item, or a programme without items. */
  'briefing/unknown': { isPassing: false },
  /** Only a presenter or a shift lead lifts the softening of live pictures. */
  'briefing/no-right': { isPassing: false },

  /** A document is being made already. */
  'paper/busy': { isPassing: true },
  /** The document could not be written where it should be. */
  'paper/unwritable': { isPassing: false },
  /** The file could not be read. */
  'paper/unreadable': { isPassing: false },
  /** What should be a picture is none, or far too large. */
  'paper/bad-picture': { isPassing: false },

  /** The system does not take the order to start the program at log-in. */
  'app/autostart': { isPassing: false },

  /** A file of ours could not be written. */
  'store/unwritable': { isPassing: true },
  /** A file of ours could not be read; defaults are in force and the file was kept aside. */
  'store/broken': { isPassing: false },

  /** No such channel. */
  'request/unknown-channel': { isPassing: false },
  /** The arguments do not fit the channel's schema. */
  'request/bad-arguments': { isPassing: false },
  /** The arguments are larger or deeper than any request may be. */
  'request/too-large': { isPassing: false },
  /** The sender is no page of ours, or this kind of window may not ask that. */
  'request/foreign-sender': { isPassing: false },
  /** A bug of ours; it is in the log. */
  'request/failed': { isPassing: false },
} as const;

/** One name of the closed list. */
export type FaultCode = keyof typeof faultTable;

/** Every fault code, for tests and for the text check. */
export const faultCodes = Object.keys(faultTable) as FaultCode[];

/** A code as it crosses a boundary. */
export const faultCodeSchema = z.enum(faultCodes as [FaultCode, ...FaultCode[]]);

/** An expected failure, as a value. `detail` is for people who repair, never a token or address. */
export const faultSchema = z.object({
  code: faultCodeSchema,
  detail: z.string().max(500).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

/** The result of anything that may be refused. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; fault: Fault };

/** A success carrying `value`. */
export const success = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });

/** A failure by its code; `detail` must not hold secrets. */
export const failure = (code: FaultCode, detail?: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: detail === undefined ? { code } : { code, detail: detail.slice(0, 500) },
});
