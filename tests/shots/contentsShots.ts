import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { ask, type Look, type Take } from './album';

const text = (zh: string, en: string) => ({ zh, en });

/** What stands on each of nine tiles; the others keep their cameras. */
const boards = (untilMs: number): readonly (readonly [tile: number, board: object])[] => [
  [1, { kind: 'clock', name: text('指挥中心', 'Command centre'), zone: null }],
  [2, { kind: 'clock', name: text('', ''), zone: 'Asia/Urumqi' }],
  [
    4,
    {
      kind: 'notice',
      text: text(
        '滨河路今日 17:00 起封闭施工，请绕行。',
        'Riverside Road closes at 17:00 today. Take another way.',
      ),
      picture: null,
    },
  ],
  [5, { kind: 'notice', text: text('各单位注意汛情。'.repeat(30), ''), picture: null }],
  [7, { kind: 'countdown', text: text('防汛演练开始', 'Flood exercise begins'), untilMs }],
  [8, { kind: 'countdown', text: text('换班', 'Shift change'), untilMs: 0 }],
];

/** Contents of tiles on one wall, a small tile and a large one, and the form that puts them there. */
export async function shootContents({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    const screenId = new URL(wall.url()).searchParams.get('screen') ?? '';
    const put = (channel: string, tile: number, more: object) =>
      ask(desk, channel, { screenId, tileId: String(tile), ...more });
    const untilMs = Date.now() + 93_784_000;
    for (const [tile, board] of boards(untilMs)) await put('scene:board', tile, { board });
    await put('scene:hotspot', 6, { hotspot: { source: 'both', dwellS: 20 } });
    await put('scene:lower-third', 9, {
      lowerThird: text('东门疏散通道', 'Evacuation route, east gate'),
    });
    await ask(desk, 'scene:select', { screenId, tileId: '3' });
    await put('scene:board', 3, { board: { kind: 'web', url: 'https://none.example', zoom: 100 } });
    await wall.waitForTimeout(11_000);
    await take(wall, 'contents');
    await take(desk, 'contents-desk');
    await press(desk, '2', '5', 'l');
    await wall.waitForTimeout(2_000);
    await take(wall, 'contents-small');
    await press(desk, '1', '.', 'Shift+Q');
    await desk.locator('input[name="kind"][value="countdown"]').click();
    await take(desk, 'contents-form');
  } finally {
    await running.close();
  }
}
