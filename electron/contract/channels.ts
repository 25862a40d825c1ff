import * as z from 'zod';
import { actorSchema } from './actor';
import { prioritySchema, ratingReasonSchema } from './alarm';
import { alarmOrderSchema, asideReasonSchema, shelfMinutesSchema } from './alarmOrder';
import { tileBoardSchema } from './board';
import {
  briefingBookSchema,
  briefingOrderSchema,
  briefingWishSchema,
  programmeSchema,
} from './briefing';
import { bundleReceiptSchema, bundleWordsSchema } from './bundle';
import { lowerThirdSchema, noticePictureSchema, webPlaceSchema } from './content';
import {
  cameraFilterSchema,
  cameraSchema,
  cameraShelfSchema,
  childrenPageSchema,
  mostOwners,
  ownerRowSchema,
  searchPageSchema,
} from './camera';
import { handoverNoteSchema, handoverSchema, incomingSchema, handoverLineSchema } from './handover';
import {
  alarmMappingSchema,
  alarmSourceSchema,
  mappingPreviewSchema,
  sampleSchema,
  sourceListSchema,
  sourceReplaySchema,
} from './alarmSource';
import { alarmPageSchema, alarmQuerySchema } from './history';
import { tileHotspotSchema } from './hotspot';
import {
  alarmIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  leaseIdSchema,
  nodeIdSchema,
  platformIdSchema,
  sceneIdSchema,
  screenIdSchema,
  tileIdSchema,
} from './ids';
import { incidentPlacesSchema, unitSchema } from './incident';
import { orderFields } from './incidentOrder';
import { machineChannels } from './machineChannels';
import { bookProblemSchema, stepResultSchema } from './procedure';
import { previewEditSchema } from './preview';
import { platformChannels } from './platformChannels';
import { soundTroubleSchema } from './systemAlarm';
import { faultSchema } from './outcome';
import { maxPresets, presetSchema, ptzMotionSchema } from './ptz';
import { replayRateSchema } from './replay';
import {
  ruleBookSchema,
  rulePreviewSchema,
  ruleVersionSchema,
  ruleWordsSchema,
  trialSchema,
} from './ruleBook';
import { sceneRowSchema } from './scene';
import { screenChannels } from './screenChannels';
import {
  importChoiceSchema,
  libraryOrderSchema,
  libraryViewSchema,
  openedFileSchema,
  sceneDetailSchema,
} from './sceneLibrary';
import { settingsPatchSchema, settingsSchema } from './settings';
import { shiftReportSchema } from './shiftReport';
import { spellingSchema } from './spelling';
import {
  standbySchema,
  streamLeaseSchema,
  streamReportSchema,
  streamRequestSchema,
  streamStandingSchema,
} from './stream';
import {
  tileTourSchema,
  tourGroupSchema,
  tourLookSchema,
  tourOrderSchema,
  tourSourceSchema,
} from './tour';
import { addressChannels } from './typedAddress';
import { viewPatchSchema, windowViewSchema } from './view';
import { cropSchema, zoomOrderSchema } from './zoom';

const nothing = z.object({}).strict();
const none = z.null();
const wallAndDesk = ['wall', 'desk'] as const;
const desk = ['desk'] as const;
const tile = { screenId: screenIdSchema, tileId: tileIdSchema };
const note = z.string().trim().max(500);

/** An order about one incident: its id, and what the order carries. */
const ofIncident = <Kind extends keyof typeof orderFields>(kind: Kind) =>
  z.object({ incidentId: incidentIdSchema, ...orderFields[kind] }).strict();

/** One line of the action log. */
export const actionLineSchema = z.object({
  atMs: z.number(),
  actor: actorSchema,
  /** The channel, such as `scene:layout`, or `app:started`. */
  action: z.string(),
  /** What it was about: ids and numbers, no secrets, no addresses. */
  subject: z.string(),
  /** `done`, or the fault code. */
  result: z.string(),
});
export type ActionLine = z.infer<typeof actionLineSchema>;

/**
 * Every request of a window, its arguments, its answer (inside an Outcome) and which kind of
 * window may ask it. Arguments are parsed at the door; the answer is trusted.
 */
export const requestChannels = {
  /** A window starts, or missed a patch: the whole of its view. */
  'view:join': { args: nothing, answer: windowViewSchema, from: wallAndDesk },
  /** The window has taken a patch and shows it; the next one is sent only after this. */
  'view:shown': {
    args: z
      .object({
        revision: z.number().int(),
        playing: z.number().int().min(0),
        failed: z.number().int().min(0),
      })
      .strict(),
    answer: none,
    from: wallAndDesk,
  },

  /** Children of a node; null for the roots. */
  'catalog:children': {
    args: z.object({ nodeId: nodeIdSchema.nullable(), filter: cameraFilterSchema }).strict(),
    answer: childrenPageSchema,
    from: desk,
  },
  /** Cameras by Chinese, pinyin, initials, English or number. */
  'catalog:search': {
    args: z
      .object({
        query: z.string().max(80),
        filter: cameraFilterSchema,
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
    answer: searchPageSchema,
    from: desk,
  },
  /** How names of scenes and actions are spelled, so that they are found as cameras are. */
  'catalog:spell': {
    args: z.object({ words: z.array(z.string().max(120)).max(1200) }).strict(),
    answer: z.array(spellingSchema),
    from: desk,
  },
  /** One camera by its number, for the number echo; null when there is none. */
  'catalog:number': {
    args: z.object({ number: z.number().int().positive() }).strict(),
    answer: cameraSchema.nullable(),
    from: desk,
  },
  /** Ids of the branches above a camera, root first, to open the tree there. */
  'catalog:path': {
    args: z.object({ cameraId: cameraIdSchema }).strict(),
    answer: z.array(nodeIdSchema),
    from: desk,
  },
  /** Cameras by id; unknown ones are left out. */
  'catalog:cameras': {
    args: z.object({ cameraIds: z.array(cameraIdSchema).max(64) }).strict(),
    answer: z.array(cameraSchema),
    from: wallAndDesk,
  },

  /** Whom cameras belong to, those with the most cameras first. */
  'catalog:owners': { args: nothing, answer: z.array(ownerRowSchema).max(mostOwners), from: desk },
  /** Favourites 收藏 and what was called last 最近, as far as they are known now. */
  'catalog:shelf': { args: nothing, answer: cameraShelfSchema, from: desk },
  /** Makes a camera a favourite, or ends that. Fault catalog/shelf-full. */
  'catalog:favour': {
    args: z.object({ cameraId: cameraIdSchema, isFavourite: z.boolean() }).strict(),
    answer: cameraShelfSchema,
    from: desk,
  },

  /** Permission to play a camera; joins a stream that is open already. */
  'stream:open': {
    args: streamRequestSchema.strict(),
    answer: streamLeaseSchema,
    from: wallAndDesk,
  },
  /** Keeps a lease alive; same address, later end. */
  'stream:renew': {
    args: z.object({ leaseId: leaseIdSchema }).strict(),
    answer: streamLeaseSchema,
    from: wallAndDesk,
  },
  /** The tile is gone. Never fails. */
  'stream:release': {
    args: z.object({ leaseId: leaseIdSchema }).strict(),
    answer: none,
    from: wallAndDesk,
  },
  /** How the tiles of a window do; the budget of the station follows from it. */
  'stream:report': { args: streamReportSchema, answer: none, from: wallAndDesk },
  /** Cameras that may be called next, likeliest first; replaces the hint before. */
  'stream:hint': {
    args: z.object({ cameraIds: z.array(cameraIdSchema).max(64) }).strict(),
    answer: none,
    from: desk,
  },
  /** A still picture: of a camera now, of an alarm or incident by index. Address on the gateway. */
  'picture:open': {
    args: z.discriminatedUnion('of', [
      z.object({ of: z.literal('camera'), cameraId: cameraIdSchema }).strict(),
      z
        .object({
          of: z.literal('alarm'),
          alarmId: alarmIdSchema,
          index: z.number().int().min(0).max(63),
        })
        .strict(),
      z
        .object({
          of: z.literal('incident'),
          incidentId: incidentIdSchema,
          index: z.number().int().min(0).max(63),
        })
        .strict(),
    ]),
    answer: z.object({ url: z.url() }),
    from: wallAndDesk,
  },

  /** Puts a camera on a tile; null takes it off 下墙. */
  'scene:assign': {
    args: z.object({ ...tile, cameraId: cameraIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Puts figures or cases of a place on a tile instead of a camera; `scene:assign` takes them off. */
  'scene:board': {
    args: z.object({ ...tile, board: tileBoardSchema }).strict(),
    answer: none,
    from: desk,
  },
  /**
   * Has the cameras of a place go round in a tile, or in all tiles of its screen that are neither
   * pinned nor kept for alarms; `scene:assign` ends it there.
   */
  'scene:tour': {
    args: z.object({ ...tile, tour: tileTourSchema, isWholeScreen: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Has a tile follow what people call and what alarms tell; `scene:assign` ends it. */
  'scene:hotspot': {
    args: z.object({ ...tile, hotspot: tileHotspotSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Puts words over the foot of a tile's picture; null takes them off. */
  'scene:lower-third': {
    args: z.object({ ...tile, lowerThird: lowerThirdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Asks at the desk for a picture file and keeps it for notices; null: called off. */
  'notice:picture': { args: nothing, answer: noticePictureSchema.nullable(), from: desk },
  /** Where a wall window has room for its pages of the web now; replaces what it told before. */
  'web:placed': {
    args: z.object({ places: z.array(webPlaceSchema).max(64) }).strict(),
    answer: none,
    from: ['wall'] as const,
  },
  /** Layout by its number of tiles; cameras keep their places in reading order. */
  'scene:layout': {
    args: z
      .object({ screenId: screenIdSchema, tileCount: z.number().int().min(1).max(64) })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Selects the tile that the next number goes to; null clears. */
  'scene:select': {
    args: z.object({ screenId: screenIdSchema, tileId: tileIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Shows one tile full; null goes back. */
  'scene:enlarge': {
    args: z.object({ screenId: screenIdSchema, tileId: tileIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Pins 钉住 or unpins a tile. */
  'scene:pin': {
    args: z.object({ ...tile, isPinned: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Reserves a tile for alarms, or gives it back; up to four on a screen. */
  'scene:reserve': {
    args: z.object({ ...tile, isReserved: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Shows or hides the six-step ribbon of a screen, of a place; null: the desk's own. */
  'scene:ribbon': {
    args: z
      .object({
        screenId: screenIdSchema,
        isOn: z.boolean(),
        nodeId: nodeIdSchema.nullable().optional(),
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Keeps what is on the wall as a scene; an existing number is replaced. */
  'scene:save': {
    args: z
      .object({ number: z.number().int().min(1).max(999), name: z.string().trim().min(1).max(60) })
      .strict(),
    answer: sceneRowSchema,
    from: desk,
  },
  /** Puts a scene in force, all screens in one step. */
  'scene:recall': {
    args: z.union([
      z.object({ sceneId: sceneIdSchema }).strict(),
      z.object({ number: z.number().int() }).strict(),
      z.object({ isPrevious: z.literal(true) }).strict(),
    ]),
    answer: none,
    from: desk,
  },
  /** Takes back the last change of the wall; up to twenty. */
  'scene:undo': { args: nothing, answer: none, from: desk },

  /** All saved scenes, drawn in small. */
  'library:read': { args: nothing, answer: libraryViewSchema, from: desk },
  /** One scene tile by tile, as it is (null) or as it was. Fault scene/unknown-version. */
  'library:scene': {
    args: z
      .object({ sceneId: sceneIdSchema, version: z.number().int().positive().nullable() })
      .strict(),
    answer: sceneDetailSchema,
    from: desk,
  },
  /** Changes the library; the answer is the scene that it was about, null where it is gone. */
  'library:change': { args: libraryOrderSchema, answer: sceneIdSchema.nullable(), from: desk },
  /** Writes one scene, or all, as a file where the person says; null: called off. */
  'library:export': {
    args: z.object({ sceneId: sceneIdSchema.nullable(), name: z.string().min(1).max(80) }).strict(),
    answer: z.object({ fileName: z.string() }).nullable(),
    from: desk,
  },
  /** Reads a file that the person chooses; nothing is taken over yet. Null: called off. */
  'library:open': { args: nothing, answer: openedFileSchema.nullable(), from: desk },
  /** Takes over what was read, all of it in one step. Fault scene/import-gone. */
  'library:import': {
    args: z
      .object({ importId: z.string().max(80), choices: z.array(importChoiceSchema).max(999) })
      .strict(),
    answer: z.object({ added: z.number().int(), replaced: z.number().int() }),
    from: desk,
  },
  /** Begins a preview 预备 of the whole wall, or goes on with it; again: with the one given up. */
  'preview:open': { args: z.object({ isAgain: z.boolean() }).strict(), answer: none, from: desk },
  /** One edit on one screen of the preview; the wall stays as it is. */
  'preview:edit': {
    args: z.object({ screenId: screenIdSchema, edit: previewEditSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Takes back the last edit of the preview; up to twenty. */
  'preview:undo': { args: nothing, answer: none, from: desk },
  /** Keeps the preview as a scene; the wall stays as it is. */
  'preview:save': {
    args: z
      .object({ number: z.number().int().min(1).max(999), name: z.string().trim().min(1).max(60) })
      .strict(),
    answer: sceneRowSchema,
    from: desk,
  },
  /** Puts the preview on the wall, all screens in one step. */
  'preview:take': { args: nothing, answer: none, from: desk },
  /** Gives the preview up. */
  'preview:drop': { args: nothing, answer: none, from: desk },

  /**
   * The moment 即时回看 of a tile: rewinds, jumps, changes the speed, steps by single pictures, or
   * goes back to live. Whatever comes while the tile is live begins with a rewinding.
   */
  'tile:replay': {
    args: z
      .object({
        ...tile,
        order: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('rewind') }).strict(),
          z
            .object({ kind: z.literal('jump'), byMs: z.number().min(-120_000).max(120_000) })
            .strict(),
          z.object({ kind: z.literal('rate'), rate: replayRateSchema }).strict(),
          z
            .object({ kind: z.literal('step'), pictures: z.number().int().min(-100).max(100) })
            .strict(),
          z.object({ kind: z.literal('live') }).strict(),
        ]),
      })
      .strict(),
    answer: none,
    from: desk,
  },

  /** Pauses a tour or lets it go on; all its tiles go one camera forth or back. */
  'tile:tour': {
    args: z.object({ ...tile, order: tourOrderSchema }).strict(),
    answer: none,
    from: desk,
  },

  /** The preset positions 预置位 of a tile's camera; none where it cannot be steered. */
  'tile:presets': {
    args: z.object(tile).strict(),
    answer: z.array(presetSchema).max(maxPresets),
    from: desk,
  },
  /** Steers a tile's camera to a preset position. */
  'tile:preset': {
    args: z.object({ ...tile, number: presetSchema.shape.number }).strict(),
    answer: none,
    from: desk,
  },
  /** Takes a tile's camera to steer it 云台操控; who outranks the holder may take it over. */
  'ptz:take': {
    args: z.object({ ...tile, isTakeOver: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** The hand holds it like this; asked again all the time, for silence stops the camera. */
  'ptz:move': { args: z.object({ motion: ptzMotionSchema }).strict(), answer: none, from: desk },
  /** The hand let go. Never fails. */
  'ptz:stop': { args: nothing, answer: none, from: desk },
  /** Ends the steering of this desk. Never fails. */
  'ptz:release': { args: nothing, answer: none, from: desk },
  /** Digital zoom 电子放大 of a tile: nearer, farther, another part, the whole again. */
  'tile:zoom': {
    args: z.object({ ...tile, order: zoomOrderSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Keeps the part that a tile shows, under a number that no camera has. */
  'crop:save': {
    args: z
      .object({ ...tile, number: cropSchema.shape.number, name: cropSchema.shape.name })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Puts a saved part of a picture on a tile. Fault crop/unknown. */
  'crop:put': {
    args: z.object({ ...tile, number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** Forgets a saved part; tiles that show it keep it. Fault crop/unknown. */
  'crop:remove': {
    args: z.object({ number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** The neighbours of a tile's camera around it; again: back to what was before. */
  'scene:around': { args: z.object(tile).strict(), answer: none, from: desk },
  /** All named tours 轮巡组, with what they go through. */
  'tour:groups': { args: nothing, answer: z.array(tourGroupSchema), from: desk },
  /** Keeps a named tour; an existing number is replaced, and what runs of it follows. */
  'tour:save': { args: z.object({ group: tourGroupSchema }).strict(), answer: none, from: desk },
  /** Starts a named tour in this tile, or wherever it belongs. Fault tour/unknown. */
  'tour:start': {
    args: z.object({ ...tile, number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** What a tour would go through, and how long each camera has been shown. */
  'tour:look': {
    args: z.object({ source: tourSourceSchema }).strict(),
    answer: tourLookSchema,
    from: desk,
  },
  /** Forgets a named tour; tiles that it goes round in keep it. Fault tour/unknown. */
  'tour:remove': {
    args: z.object({ number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** The tour of scenes ends; the wall stays as it is. */
  'tour:end': { args: nothing, answer: none, from: desk },

  /** "This officer has seen this alarm" (ux.md §5.3). Answers when the platform has said so. */
  'alarm:acknowledge': {
    args: z.object({ alarmId: alarmIdSchema, note: note.optional() }).strict(),
    answer: none,
    from: desk,
  },
  /** Shelves 搁置 this kind of alarm of this source, for a time and a reason (ux.md §5.4). */
  'alarm:shelve': {
    args: z
      .object({
        alarmId: alarmIdSchema,
        minutes: shelfMinutesSchema,
        reason: asideReasonSchema,
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Takes the alarm's source out of service 停用 until somebody puts it back. */
  'alarm:disable': {
    args: z.object({ alarmId: alarmIdSchema, reason: asideReasonSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Ends a shelving, or puts a source back into service. */
  'alarm:return': {
    args: z.object({ orderId: alarmOrderSchema.shape.orderId }).strict(),
    answer: none,
    from: desk,
  },
  /** Gives one alarm another priority at this station. */
  'alarm:rate': {
    args: z
      .object({ alarmId: alarmIdSchema, priority: prioritySchema, reason: ratingReasonSchema })
      .strict(),
    answer: none,
    from: desk,
  },
  /** One page of all alarms ever journalled, newest first. Fault store/broken. */
  'alarm:history': { args: alarmQuerySchema, answer: alarmPageSchema, from: desk },
  /** Silence 消音 for the time set; nothing else changes. */
  'alarm:silence': { args: nothing, answer: none, from: desk },
  /** How the sound of the desk does, by its own measuring; null: as it should. */
  'sound:measured': {
    args: z.object({ trouble: soundTroubleSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Somebody listened to the sounds of all priorities. */
  'sound:tested': { args: nothing, answer: none, from: desk },
  /** The lead has seen a call 督办. */
  'call:seen': {
    args: z.object({ callId: z.string().min(1).max(400) }).strict(),
    answer: none,
    from: desk,
  },
  /** Deals with the current step of the procedure 处置预案 of a case. */
  'procedure:step': {
    args: z
      .object({
        incidentId: incidentIdSchema,
        stepId: z.string().min(1).max(40),
        result: stepResultSchema,
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** All procedures, as a file that can be edited. */
  'procedure:export': { args: nothing, answer: z.object({ text: z.string() }), from: desk },
  /** Replaces all procedures; with problems nothing is replaced. */
  'procedure:import': {
    args: z.object({ text: z.string().max(220_000) }).strict(),
    answer: z.object({ problems: z.array(bookProblemSchema) }),
    from: desk,
  },
  /** The summary of the last flood was seen and may go. */
  'alarm:flood-seen': { args: nothing, answer: none, from: desk },
  /** Makes an incident of an alarm that has none; the answer is its id. */
  'incident:open': {
    args: z.object({ alarmId: alarmIdSchema }).strict(),
    answer: z.object({ incidentId: incidentIdSchema }),
    from: desk,
  },
  /** Open cases by place, everything below counted; null: the desk's own node. */
  'incident:places': {
    args: z.object({ nodeId: nodeIdSchema.nullable() }).strict(),
    answer: incidentPlacesSchema,
    from: desk,
  },
  /** Writes the bundle 事件归档包 of a case where the person says; null: called off. */
  'incident:bundle': {
    args: z.object({ incidentId: incidentIdSchema, words: bundleWordsSchema }).strict(),
    answer: bundleReceiptSchema,
    from: desk,
  },
  /** Units that the incident can be given to. */
  'incident:units': {
    args: z.object({ incidentId: incidentIdSchema }).strict(),
    answer: z.array(unitSchema),
    from: desk,
  },
  /** Accept 签收: the incident becomes this seat's. First wins. */
  'incident:accept': { args: ofIncident('accept'), answer: none, from: desk },
  /** Assign 派单 to one unit or several, with an instruction and a time limit. */
  'incident:assign': { args: ofIncident('assign'), answer: none, from: desk },
  /** Writes a result down, with pictures of cameras where the platform takes them. */
  'incident:feedback': { args: ofIncident('feedback'), answer: none, from: desk },
  /** Back to the investigation with a reason. */
  'incident:reopen': { args: ofIncident('reopen'), answer: none, from: desk },
  /** Closes 结案 with verdict and cause. */
  'incident:close': { args: ofIncident('close'), answer: none, from: desk },
  /** Archives 归档 a closed one. */
  'incident:archive': { args: ofIncident('archive'), answer: none, from: desk },
  /** Escalates 督办: calls the lead or the level above. */
  'incident:escalate': { args: ofIncident('escalate'), answer: none, from: desk },
  /** A line in the timeline that moves nothing. */
  'incident:note': { args: ofIncident('note'), answer: none, from: desk },
  /** One level of the tree up or down. */
  'incident:pass': { args: ofIncident('pass'), answer: none, from: desk },
  /** Takes an alarm or another incident in. */
  'incident:merge': { args: ofIncident('merge'), answer: none, from: desk },
  /** Splits an alarm or a merged incident off again. */
  'incident:split': { args: ofIncident('split'), answer: none, from: desk },

  /** The list of a handover 交接班: what runs, or what would be handed over. */
  'handover:read': { args: nothing, answer: handoverSchema, from: desk },
  /** The officer who goes begins it, with a note. */
  'handover:begin': {
    args: z.object({ note: handoverNoteSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Whoever comes says so. */
  'handover:take': { args: incomingSchema, answer: none, from: desk },
  /** One line as it was read, or takes that back. There is no way to confirm several. */
  'handover:confirm': {
    args: handoverLineSchema
      .pick({ lineId: true, stamp: true })
      .extend({ isConfirmed: z.boolean() })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Ends it once every line is confirmed: from now on the seat is theirs. */
  'handover:finish': { args: nothing, answer: none, from: desk },
  /** Calls it off. */
  'handover:cancel': { args: nothing, answer: none, from: desk },
  /** The rules in force, or those of an older version; what was saved when; words to choose from. */
  'rules:read': {
    args: z.object({ number: z.number().int().positive().nullable() }).strict(),
    answer: z.object({
      book: ruleBookSchema,
      versions: z.array(ruleVersionSchema),
      words: ruleWordsSchema,
    }),
    from: desk,
  },
  /** Which open alarms, and which of the last 24 hours, each rule of a draft would hold for. */
  'rules:preview': {
    args: z.object({ book: ruleBookSchema }).strict(),
    answer: rulePreviewSchema,
    from: desk,
  },
  /** Puts them in force as a new version; only the seat of the shift lead may. */
  'rules:save': {
    args: z.object({ book: ruleBookSchema }).strict(),
    answer: ruleVersionSchema,
    from: desk,
  },
  /** Trial 试运行: a draft over a stretch of the past, beside the rules in force. One at a time. */
  'rules:try': {
    args: z.object({ book: ruleBookSchema, fromMs: z.number(), toMs: z.number() }).strict(),
    answer: trialSchema,
    from: desk,
  },
  /** How far the running trial is, from 0 to 1; null while none runs. */
  'rules:trying': { args: nothing, answer: z.number().nullable(), from: desk },
  /** Ends the running trial. */
  'rules:stop': { args: nothing, answer: none, from: desk },

  /** All programmes 节目 of presentations, with what the check before the start found. */
  'briefing:read': { args: nothing, answer: briefingBookSchema, from: desk },
  /** Keeps a programme; one of the same id is replaced. */
  'briefing:save': {
    args: z.object({ programme: programmeSchema }).strict(),
    answer: none,
    from: desk,
  },
  'briefing:remove': {
    args: z.object({ programmeId: programmeSchema.shape.programmeId }).strict(),
    answer: none,
    from: desk,
  },
  /** Begins a presentation 讲解; the scene in force waits untouched beneath it. */
  'briefing:start': { args: briefingWishSchema.strict(), answer: none, from: desk },
  /** The next item, an effect, the pointer. */
  'briefing:act': {
    args: z.object({ order: briefingOrderSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Ends the presentation: the walls are as they were. */
  'briefing:leave': { args: nothing, answer: none, from: desk },

  /** The present shift in figures, or one so many shifts back. */
  'shift:report': {
    args: z.object({ back: z.number().int().min(0).max(60) }).strict(),
    answer: shiftReportSchema,
    from: desk,
  },
  /** Puts the report as plain words on the clipboard. */
  'shift:copy': {
    args: z.object({ text: z.string().min(1).max(60_000) }).strict(),
    answer: none,
    from: desk,
  },
  /** Writes the report, as the page shows it, where the person says; null: called off. */
  'shift:export': {
    args: z
      .object({
        fromMs: z.number(),
        name: z.string().min(1).max(80),
        html: z.string().startsWith('<!doctype html>').max(240_000),
      })
      .strict(),
    answer: z.object({ fileName: z.string() }).nullable(),
    from: desk,
  },

  /** All settings. */
  'settings:read': { args: nothing, answer: settingsSchema, from: desk },
  /** Replaces the parts named, at once. */
  'settings:write': { args: settingsPatchSchema.strict(), answer: settingsSchema, from: desk },
  /** Back to the defaults; scenes and platforms stay. */
  'settings:reset': { args: nothing, answer: settingsSchema, from: desk },
  ...platformChannels,

  /** Alarms from elsewhere: every source with what came from it. */
  'source:list': { args: nothing, answer: sourceListSchema, from: desk },
  /** Adds a source or replaces it; null leaves its secret as it is. */
  'source:save': {
    args: z.object({ source: alarmSourceSchema, secret: z.string().max(200).nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Takes a source out and forgets its secret. Fault source/unknown. */
  'source:remove': {
    args: z.object({ sourceId: platformIdSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** What a mapping makes of a message; nothing comes of it. */
  'source:preview': {
    args: z.object({ mapping: alarmMappingSchema, sample: sampleSchema }).strict(),
    answer: mappingPreviewSchema,
    from: desk,
  },
  /** What a mapping makes of a recorded file that the person chooses; null: called off. */
  'source:replay': {
    args: z.object({ mapping: alarmMappingSchema }).strict(),
    answer: sourceReplaySchema.nullable(),
    from: desk,
  },
  /** Writes the newest messages of a source as a file where the person says; null: called off. */
  'source:record': {
    args: z.object({ sourceId: platformIdSchema }).strict(),
    answer: z.object({ fileName: z.string() }).nullable(),
    from: desk,
  },

  /** The newest lines of the action log. */
  'action:list': {
    args: z.object({ limit: z.number().int().min(1).max(500) }).strict(),
    answer: z.array(actionLineSchema),
    from: desk,
  },
  ...screenChannels,
  ...machineChannels,
  ...addressChannels,
  /** Full screen: the desk, a wall, or nobody. */
  'app:fullscreen': {
    args: z.object({ which: z.enum(['desk', 'wall', 'none']) }).strict(),
    answer: none,
    from: desk,
  },
  /** Version, engine, log folder name: for the help page. */
  'app:about': {
    args: nothing,
    answer: z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      flavour: z.enum(['release', 'test', 'source']),
      dataFolder: z.string(),
    }),
    from: desk,
  },
  /** Ends the program. */
  'app:quit': { args: nothing, answer: none, from: desk },
} as const;

/** The name of a request. */
export type RequestChannel = keyof typeof requestChannels;
/** What a window may pass (before parsing: plain strings allowed where ids are branded). */
export type RequestArgs<Channel extends RequestChannel> = z.infer<
  (typeof requestChannels)[Channel]['args']
>;
/** What the main process answers, inside an Outcome. */
export type RequestAnswer<Channel extends RequestChannel> = z.infer<
  (typeof requestChannels)[Channel]['answer']
>;

/** What main sends to windows unasked. */
export const pushChannels = {
  /** The newest change of this window's view. Drop it when `from` is not the revision you have. */
  'view:patched': viewPatchSchema,
  /** A lease no longer plays; open a new one. */
  'stream:revoked': z.object({ leaseId: leaseIdSchema, fault: faultSchema }),
  /** The budget gives a lease another standing. With another profile: open anew, `replaces` it. */
  'stream:adjusted': z.object({ leaseId: leaseIdSchema, standing: streamStandingSchema }),
  /**
   * What these waited for is there again: their tiles try again, spread over `withinMs`. Tiles
   * without a lease are meant by their camera.
   */
  'stream:server-back': z.object({
    leaseIds: z.array(leaseIdSchema),
    cameraIds: z.array(cameraIdSchema),
    withinMs: z.number().int().min(0).max(60_000),
  }),
  /** What this window holds ready for its next tile, likeliest first; replaces the set before. */
  'stream:standby': z.object({ standbys: z.array(standbySchema).max(64) }),
  /** The program ends; stop players. */
  'app:closing': nothing,
} as const;

/** The name of a push. */
export type PushChannel = keyof typeof pushChannels;
/** What a push carries. */
export type PushPayload<Channel extends PushChannel> = z.infer<(typeof pushChannels)[Channel]>;

/** No request may be larger (UTF-16 units of its JSON) or nest deeper than this. */
export const requestLimits = { maxLength: 256 * 1024, maxDepth: 12 } as const;
