import type { LocalText } from '#contract/text';
import type { Text } from '../../kit/text/useText';

const mark = /^\[SOP [a-z0-9-]+#[a-z0-9-]+ (done|skipped|=[a-z0-9-]+)\] (.*)$/s;

/** A line of a timeline as people read it: a step of a procedure without its mark, in one language. */
export function lineWords(text: LocalText, { t, locale }: Text): string {
  const plain = locale === 'en' ? text.en : text.zh;
  const found = mark.exec(plain);
  if (found === null) return plain;
  const [, kind, words = ''] = found;
  const [said = '', ...reason] = words.split('｜');
  const parts = said.split(' · ').map((part) => inOne(part, locale));
  const line = [...parts, ...reason].join(' · ');
  return t(kind === 'skipped' ? 'procedure.line.skipped' : 'procedure.line.done', { text: line });
}

const inOne = (part: string, locale: Text['locale']): string => {
  const both = part.split(' / ');
  return both.length === 2 ? (both[locale === 'en' ? 1 : 0] ?? part) : part;
};
