import type { FindingCode } from '#contract/connection';
import type { FaultCode } from '#contract/outcome';

/** What a step found, and what its sentence names. */
export interface Finding {
  code: FindingCode;
  words?: Record<string, string>;
  fault?: FaultCode;
}

const maxWord = 300;

/** A finding whose words are short enough to be shown, whatever somebody far away wrote there. */
export const finding = (code: FindingCode, words: Record<string, string> = {}): Finding => ({
  code,
  words: Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, word.slice(0, maxWord)]),
  ),
});

const two = (value: number): string => String(value).padStart(2, '0');

/** A day and a minute on this station's clock, the same in every language. */
export const minuteText = (ms: number): string => {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return '?';
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** The system's word for what failed, `ECONNREFUSED`. */
export const systemCode = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};
