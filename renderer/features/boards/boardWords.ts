import type { PlanBoard } from '#contract/board';
import type { LocalText } from '#contract/text';
import { localText, type Text } from '../../kit/text/useText';
import { contentWords } from '../contents';

type Words = Pick<Text, 't' | 'locale'>;

/** Whose figures and cases these are. */
export const placeWords = (name: LocalText | null, { t, locale }: Words): string =>
  name === null ? t('board.everything') : localText(name, locale);

/** A board in one line, for the desk. */
export function boardWords(board: PlanBoard, words: Words): string {
  const { t } = words;
  if (board.kind === 'statistics') {
    const place = placeWords(board.name, words);
    return t('board.line.statistics', { place, period: t(`board.period.${board.period}`) });
  }
  if (board.kind !== 'incidents') return contentWords(board, words);
  const place = placeWords(board.name, words);
  return t('board.line.incidents', { place, count: board.total });
}
