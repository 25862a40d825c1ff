import type { Page } from '@playwright/test';

/** Presses keys one after the other; digits of a number are told apart. */
export async function press(desk: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await desk.keyboard.press(key);
}

/** Settings of the seat; how it comes to its role is not the subject there. */
export async function choose(desk: Page, choice: string): Promise<void> {
  await press(desk, 'Control+,');
  await desk.locator(`[data-choice="${choice}"]`).click();
  await press(desk, 'Escape');
}
