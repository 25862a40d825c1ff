import type { CameraId } from '#contract/ids';
import type { ZoomOrder } from '#contract/zoom';
import type { CaseFormKind } from '../incidents';

/** What a key press means at the desk: number first, then the key (ux.md §9). */
export type DeskCommand =
  | { kind: 'digits'; digits: string }
  | { kind: 'select-screen'; number: number }
  | { kind: 'select-tile'; number: number }
  | { kind: 'put-camera'; number: number }
  | { kind: 'layout'; tileCount: number }
  | { kind: 'scene'; number: number }
  | { kind: 'preset'; number: number }
  | { kind: 'cruise'; number: number }
  | { kind: 'tour-start'; number: number }
  /** A camera that was found, onto the selected tile. */
  | { kind: 'put-found'; cameraId: CameraId }
  | { kind: 'zoom'; order: ZoomOrder }
  | { kind: 'move-selection'; column: number; row: number }
  | { kind: 'replay-step'; pictures: number }
  | { kind: 'replay-jump'; byMs: number }
  /** A time of day as it was typed before a key, such as 021430. */
  | { kind: 'replay-typed'; digits: string }
  /** That time; now is live. */
  | { kind: 'replay-at'; atMs: number }
  /** The alarm of this camera before or after what is seen. */
  | { kind: 'replay-alarm'; by: 1 | -1 }
  | { kind: 'timeline-zoom'; by: 1 | -1 }
  | { kind: 'sound-level'; by: 1 | -1 }
  | { kind: 'steer-speed'; by: 1 | -1 }
  | { kind: 'case-form'; form: CaseFormKind }
  | { kind: 'procedure-answer'; number: number }
  | { kind: SimpleKind };

export type SimpleKind =
  | 'previous-scene'
  | 'take-off'
  | 'enlarge'
  | 'pin'
  | 'reserve'
  | 'replay'
  | 'timeline'
  | 'replay-wall'
  | 'sound'
  | 'undo'
  | 'layouts'
  | 'take'
  | 'give-up'
  | 'fetch-back'
  | 'acknowledge'
  | 'accept'
  | 'archive'
  | 'on-wall'
  | 'procedure-step'
  | 'procedure-skip'
  | 'call-seen'
  | 'silence'
  | 'shelve'
  | 'rate'
  | 'aside'
  | 'next-alarm'
  | 'open-case'
  | 'search'
  | 'all-keys'
  | 'help'
  | 'palette'
  | 'context-menu'
  | 'settings'
  | 'log'
  | 'handover'
  | 'briefing'
  | 'rules'
  | 'sources'
  | 'scenes'
  | 'history'
  | 'save'
  | 'report'
  | 'cameras'
  | 'theme'
  | 'page'
  | 'identify'
  | 'ribbon'
  | 'board'
  | 'tours'
  | 'crops'
  | 'around'
  | 'steer'
  | 'steer-over'
  | 'steer-home'
  | 'tour-toggle'
  | 'tour-next'
  | 'tour-previous'
  | 'leave'
  | 'fullscreen-desk'
  | 'fullscreen-wall'
  | 'quit';
