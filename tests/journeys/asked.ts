import type { Page } from '@playwright/test';

import type { WallBridge } from '../../electron/contract/bridge';
import type { RequestAnswer, RequestArgs, RequestChannel } from '../../electron/contract/channels';
import type { Outcome } from '../../electron/contract/outcome';

/** Asks the main process as the page itself would. */
export async function askFrom<Channel extends RequestChannel>(
  page: Page,
  channel: Channel,
  args: RequestArgs<Channel>,
): Promise<Outcome<RequestAnswer<Channel>>> {
  const answer = await page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { wall: WallBridge }).wall.request(name as never, given as never),
    [channel, args] as const,
  );
  return typeof answer === 'string'
    ? (JSON.parse(answer) as Outcome<RequestAnswer<Channel>>)
    : answer;
}

/** The same where a refusal would end the journey. */
export async function ordered<Channel extends RequestChannel>(
  page: Page,
  channel: Channel,
  args: RequestArgs<Channel>,
): Promise<RequestAnswer<Channel>> {
  const said = await askFrom(page, channel, args);
  if (!said.ok) throw new Error(`${channel}: ${said.fault.code} ${said.fault.detail ?? ''}`);
  return said.value;
}
