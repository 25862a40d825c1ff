import type { LocalText } from '#contract/text';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no document may hold, halves of a character, and marks that turn the writing. */
const unfit =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

/** Text as text, whatever it holds; marks that turn the writing are shown as unreadable. */
export const escapeHtml = (text: string): string =>
  text.replace(unfit, '\ufffd').replace(/[&<>"']/g, (found) => entities[found] ?? '');

/** What a person or a platform wrote: it cannot turn the writing around it. */
export const written = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

/** In both languages, of which one is shown; once where they are the same. */
export const inBoth = ({ zh, en }: LocalText, html: (text: string) => string = written): string =>
  zh === en
    ? html(zh)
    : `<span class="zh" lang="zh-CN">${html(zh)}</span><span class="en" lang="en">${html(en)}</span>`;

/** JSON that may stand between script marks. */
export const jsonBlock = (value: unknown): string =>
  JSON.stringify(value, null, 1)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, ' ');

const two = (value: number): string => String(value).padStart(2, '0');

/** `YYYY-MM-DD HH:mm:ss` of the station's own zone; a dash for none. */
export const momentText = (atMs: number | null): string => {
  if (atMs === null || !Number.isFinite(new Date(atMs).getTime())) return '–';
  const at = new Date(atMs);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
};

/** `1:13:58`; never negative. */
export const spanText = (spanMs: number): string => {
  const seconds = Math.max(0, Math.floor(spanMs / 1_000));
  const minutes = Math.floor(seconds / 60);
  return [Math.floor(minutes / 60), two(minutes % 60), two(seconds % 60)].join(':');
};
