import { expect, test } from '@playwright/test';

import { startFrigate, type FakeFrigate } from '../fakes/frigate/fakeFrigate';
import { aCamera, aReview, recordedPieces } from '../fakes/frigate/world';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';

const soon = { timeout: 20_000 };

let running: RunningWall | undefined;
let fake: FakeFrigate | undefined;
test.afterEach(async () => {
  await running?.close();
  await fake?.close();
});

for (const locale of ['zh-CN', 'en'] as const) {
  test(`the moment of an alarm an hour ago comes from its recorder: ${locale}`, async () => {
    test.setTimeout(90_000);
    fake = await startFrigate({ cameras: [aCamera('yard', { friendlyName: '后院' })] });
    const review = aReview('yard', 'alert');
    review.start_time -= 3_600;
    fake.world.reviews.set(review.id, review);
    fake.world.recordings.set('yard', recordedPieces(review.start_time - 62, 30));
    running = await openWall({ cameras: 60, alarmsPerHour: 0, locale });
    const desk = await running.desk();
    const platform = {
      platformId: 'plant',
      kind: 'frigate',
      name: '园区',
      address: fake.url,
      user: '',
    };
    await ordered(desk, 'platform:connect', { platform, password: '' } as never);
    const moment = desk.getByTestId('alarm-moment');
    await expect(desk.getByRole('button', { name: /^(报警|Alarms) 1$/ })).toBeVisible(soon);
    await press(desk, 'n', 'Enter');
    await expect(moment).toHaveAttribute('data-from', 'recorder', soon);
    await expect(moment).toHaveAttribute('data-shown', 'true', soon);
    const [, hour] = /(\d\d):\d\d:\d\d/.exec(await moment.innerText()) ?? [];
    const begun = new Date(review.start_time * 1_000 - 10_000);
    const seen = [begun, new Date(review.start_time * 1_000 + 5_000)];
    expect(seen.map((at) => at.getHours())).toContain(Number(hour));
    await desk.screenshot({ path: `.out/test/frigate-moment-${locale}.png` });
    // The address of the recorder is for the gateway alone.
    expect(await desk.content()).not.toContain(fake.url);
  });
}
