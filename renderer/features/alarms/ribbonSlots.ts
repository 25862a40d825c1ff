/** Clock, date, and the line that says how many more there are. */
const footUnits = 5.1;
const titleUnits = 2;
const lineUnits = 1.2;
const mostSlots = 10;
const slotHeights = { least: 2.8, most: 3.4 } as const;

/** How a ribbon of a height divides itself; it stays so, however many incidents there are. */
export interface RibbonSlots {
  count: number;
  /** In units. */
  slotHeight: number;
}

/** Ten slots where they fit, beside the clock, and the title where it has one. */
export const ribbonSlots = (heightUnits: number, hasTitle: boolean, footLines = 0): RibbonSlots => {
  const room = Math.max(
    0,
    heightUnits - footUnits - footLines * lineUnits - (hasTitle ? titleUnits : 0),
  );
  const count = Math.min(mostSlots, Math.floor(room / slotHeights.least));
  return { count, slotHeight: Math.min(slotHeights.most, room / Math.max(1, count)) };
};
