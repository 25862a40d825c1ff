import { Chip } from './Chip';
import type { FittedChip } from './chipStack';

/** What of a tile's state has room; nothing where nothing has. */
export function TileChip({ chip }: { chip: FittedChip | null }) {
  if (chip === null) return null;
  const { icon, words } = chip;
  return <Chip {...(icon !== undefined && { icon })} words={words ?? ''} />;
}
