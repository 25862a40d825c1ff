/** A tile of a presented wall; places are shares of the wall. */
export interface ShownTile {
  tileId: string;
  isDemo: boolean;
  cell: { left: number; top: number; width: number; height: number };
  /** The part of it that its picture fills, its words left out. */
  picture: { left: number; top: number; width: number; height: number };
}
