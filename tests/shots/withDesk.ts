import type { Page } from '@playwright/test';

import { openWall } from '../journeys/harness';
import { waitUntilPlaying } from '../journeys/tiles';
import type { Look } from './album';

/** A desk on a display of its own, beside a wall of nine that plays. */
export async function withDesk(
  { locale, mode }: Look,
  { isFirstStart = false }: { isFirstStart?: boolean },
  use: (desk: Page, wall: Page) => Promise<void>,
): Promise<void> {
  const displays = { displayCount: 2, displayMode: mode };
  const running = await openWall({ locale, alarmsPerHour: 0, isFirstStart, ...displays });
  try {
    const wall = await running.wall();
    await waitUntilPlaying(wall, 9);
    const desk = await running.desk();
    await desk.bringToFront();
    await use(desk, wall);
  } finally {
    await running.close();
  }
}
