import { press } from '../journeys/keys';
import { ask, type Look, type Take } from './album';
import { withDesk } from './withDesk';

/** Before, during and at the end of a briefing: presenter and audience, in both themes. */
export const shootBriefing = (look: Look, take: Take): Promise<void> =>
  withDesk(look, {}, async (desk, wall) => {
    await press(desk, 'Control+p');
    await desk.waitForSelector('[data-testid="check-list"]');
    await take(desk, 'briefing-check');
    await press(desk, 'Enter');
    await desk.waitForSelector('[data-testid="briefing"]');
    await wall.waitForTimeout(4_000);
    await take(desk, 'presenter');
    await take(wall, 'audience');
    await press(desk, 'PageDown');
    await wall.waitForTimeout(4_000);
    await take(wall, 'audience-next');
    await ask(desk, 'settings:write', { theme: 'light' });
    await desk.waitForTimeout(500);
    await take(desk, 'presenter-light');
  });
