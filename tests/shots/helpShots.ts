import { press } from '../journeys/keys';
import { ask, type Look, type Take } from './album';
import { withDesk } from './withDesk';

/** The library of scenes: with a history and something that is missing, in both themes. */
export const shootLibrary = (look: Look, take: Take): Promise<void> =>
  withDesk(look, {}, async (desk) => {
    const change = (order: object): Promise<unknown> => ask(desk, 'library:change', order);
    const night = look.locale === 'en' ? 'Night watch' : '夜间值守';
    const folder = look.locale === 'en' ? 'Nights' : '夜班';
    await change({ kind: 'save', number: 17, name: night, folder, note: '22:00–06:00' });
    await press(desk, '1', '3', 'l', '5', '.', 'Delete');
    await press(desk, 'Control+e');
    await desk.waitForSelector('.board-tile');
    await press(desk, 'Control+s');
    await desk.waitForTimeout(800);
    await take(desk, 'library');
    await press(desk, 'F2');
    await desk.waitForSelector('[data-testid="scene-form"]');
    await take(desk, 'library-form');
    await press(desk, 'Escape');
    await ask(desk, 'settings:write', { theme: 'light' });
    await desk.waitForTimeout(500);
    await take(desk, 'library-light');
  });

/** A first start, the guided look, and help over the page that it is about. */
export const shootHelp = (look: Look, take: Take): Promise<void> =>
  withDesk(look, { isFirstStart: true }, async (desk) => {
    await desk.waitForSelector('[data-testid="look-offer"]');
    await take(desk, 'first-start');
    await desk.getByTestId('look-begin').click();
    for (let step = 0; step < 4; step += 1) await press(desk, 'Enter');
    await desk.waitForTimeout(600);
    await take(desk, 'look');
    await press(desk, 'Escape', 'F1');
    await desk.waitForSelector('[data-testid="help-article"]');
    await take(desk, 'help');
  });
