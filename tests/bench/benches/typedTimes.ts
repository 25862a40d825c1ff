import type { Page } from '@playwright/test';

interface TypedPage {
  benchTyped?: { times: number[]; stop: () => void };
}

const rowLimitMs = 10_000;

/**
 * Types into a search field and times each letter: from the key (or the word of an input method)
 * until the list says that its rows are those of the field, and they are laid out. The list bears
 * `data-for`, the words that its rows answer.
 */
export async function typedTimes(
  page: Page,
  { field, list, words }: { field: string; list: string; words: readonly string[] },
): Promise<number[]> {
  await page.evaluate(
    ({ field: fieldName, list: listName }) => {
      const input = document.querySelector<HTMLInputElement>(fieldName);
      if (input === null) throw new Error(`there is no ${fieldName}`);
      const times: number[] = [];
      let beganAt: number | null = null;
      const begin = (event: Event): void => {
        beganAt ??= event.timeStamp;
      };
      input.addEventListener('keydown', begin, { capture: true });
      input.addEventListener('beforeinput', begin, { capture: true });
      const look = (): void => {
        const found = document.querySelector<HTMLElement>(listName);
        if (beganAt === null || found?.dataset['for'] !== input.value) return;
        found.getBoundingClientRect();
        times.push(performance.now() - beganAt);
        beganAt = null;
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      (window as TypedPage).benchTyped = { times, stop: () => observer.disconnect() };
    },
    { field, list },
  );
  let wanted = 0;
  const count = async (atLeast: number): Promise<void> => {
    await page.waitForFunction(
      (least) => ((window as TypedPage).benchTyped?.times.length ?? 0) >= least,
      atLeast,
      { timeout: rowLimitMs, polling: 20 },
    );
    // A person's next letter does not come with the answer to the last.
    await page.waitForTimeout(60);
  };
  for (const word of words) {
    // Emptying what is empty is no search, and its time would be counted to the first letter.
    if ((await page.inputValue(field)) !== '') await page.locator(field).fill('');
    await page.waitForTimeout(150);
    wanted = await page.evaluate(() => (window as TypedPage).benchTyped?.times.length ?? 0);
    for (const letter of word) {
      const isPlain = letter.charCodeAt(0) < 128;
      await (isPlain ? page.keyboard.press(letter) : page.keyboard.insertText(letter));
      await count((wanted += 1));
    }
  }
  return page.evaluate(() => {
    const typed = (window as TypedPage).benchTyped;
    typed?.stop();
    return typed?.times ?? [];
  });
}
