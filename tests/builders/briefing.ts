import type { BriefingWish, Programme, ProgrammeItem } from '#contract/briefing';
import type { ScreenId } from '#contract/ids';

/** One camera for a minute; its id and title follow from the camera's number. */
export const anItem = (number: number, given: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  itemId: `item-${String(number)}`,
  title: { zh: `题${String(number)}`, en: `Title ${String(number)}` },
  lowerThird: 'both',
  show: { kind: 'cameras', numbers: [number] },
  notes: { zh: `讲稿${String(number)}`, en: `Notes ${String(number)}` },
  plannedS: 60,
  storyTime: null,
  rehearsal: null,
  ...given,
});

/** Four items: one camera, four cameras, a scene that nobody saved, one camera. */
export const aProgramme = (given: Partial<Programme> = {}): Programme => ({
  programmeId: 'programme-1',
  name: { zh: '一日', en: 'One day' },
  items: [
    anItem(11),
    anItem(12, { show: { kind: 'cameras', numbers: [12, 13, 14, 15] } }),
    anItem(99, { show: { kind: 'scene', number: 99 } }),
    anItem(16),
  ],
  ...given,
});

/** From the first item, on screen 1, nothing real allowed. */
export const aBriefingWish = (given: Partial<BriefingWish> = {}): BriefingWish => ({
  programmeId: 'programme-1',
  item: 1,
  screenIds: ['screen-1' as ScreenId],
  hasLiveControl: false,
  showsAlarms: false,
  ...given,
});
