import { press } from '../journeys/keys';
import { ask, type Look, type Take } from './album';
import { withDesk } from './withDesk';

/** A layout is being made; it waits beside the wall; it is taken. In both themes. */
export const shootEditor = (look: Look, take: Take): Promise<void> =>
  withDesk(look, {}, async (desk, wall) => {
    await press(desk, 'Shift+L');
    await desk.waitForSelector('[data-testid="layouts"]');
    await press(desk, 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter');
    await press(desk, 'ArrowRight', 'Shift+D', 'r', 'ArrowLeft', 'Enter', 'k');
    await desk.waitForTimeout(4_000);
    await take(desk, 'editor');
    await ask(desk, 'settings:write', { theme: 'light' });
    await desk.waitForTimeout(500);
    await take(desk, 'editor-light');
    await press(desk, 'Escape');
    await desk.waitForTimeout(2_000);
    await take(desk, 'editor-waiting-light');
    await ask(desk, 'settings:write', { theme: 'dark' });
    await press(desk, 't');
    await desk.waitForTimeout(2_000);
    await take(wall, 'editor-taken-wall');
  });
