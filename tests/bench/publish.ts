import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import { goalWords, isKept } from './goals';
import { digits } from './lines';
import type { BenchResult, Metric } from './result';

const file = join(import.meta.dirname, 'RESULTS.md');
const head = `# Results of the bench

Written by \`npm run bench -- NAME --publish\`; how each figure is computed is told in README.md.
A section is replaced by the next published run of its name.
`;

/** Puts each result into its section of RESULTS.md. */
export async function publish(results: readonly BenchResult[]): Promise<void> {
  let text = existsSync(file) ? readFileSync(file, 'utf8') : head;
  for (const result of results) text = withSection(text, result, new Date());
  const prettier = await import('prettier');
  writeFileSync(file, await prettier.format(text, { parser: 'markdown', printWidth: 100 }));
}

/** The text with the section of this result in place of an earlier one, or at the end. */
export function withSection(text: string, result: BenchResult, at: Date): string {
  const sections = text.split(/^(?=## )/m);
  const title = `## ${result.name}\n`;
  const kept = sections.filter((section) => !section.startsWith(title));
  return [...kept.map((one) => `${one.trimEnd()}\n\n`), sectionOf(result, at)].join('');
}

function sectionOf(result: BenchResult, at: Date): string {
  const { electron, host, rounds, metrics, notes } = result;
  const voids = rounds.filter((round) => round.void).length;
  const busy = rounds.filter((round) => !round.isIdle).length;
  const aa = rounds.map((round) => digits(round.aa)).join(', ');
  const facts =
    rounds.length === 0
      ? 'Nothing was measured.'
      : `Rounds: ${String(rounds.length)}, void: ${String(voids)}, not idle before: ${String(busy)}; A/A: ${aa}.`;
  return `## ${result.name}

${at.toISOString().slice(0, 10)}, Electron ${electron}, ${String(host.cores)} cores, load ${digits(host.load)}, steal ${digits(host.steal)}. ${facts}

${metricsTable(metrics)}${enginesTable(rounds)}${notes.map((note) => `- ${note}\n`).join('')}`;
}

function metricsTable(metrics: readonly Metric[]): string {
  if (metrics.length === 0) return '';
  const rows = metrics.map((metric) => {
    const { id, unit, ours, baseline, against, ratio, spread, better } = metric;
    const beside = against === '' ? '–' : `${against} ${digits(baseline)}`;
    const cells = [id, digits(ours), unit, beside, digits(ratio), goalCell(metric)];
    return `| ${[...cells, `${digits(spread[0])} to ${digits(spread[1])}`, better].join(' | ')} |`;
  });
  return `| id | ours | unit | against | ratio | goal | spread | better |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

`;
}

function goalCell(metric: Metric): string {
  const goal = goalWords(metric);
  if (goal === '') return '–';
  const kept = isKept(metric);
  return kept === null ? goal : `${goal} ${kept ? '✓' : '✗'}`;
}

/** The figures of every engine in every round. */
function enginesTable(rounds: BenchResult['rounds']): string {
  const names = [
    ...new Set(
      rounds.flatMap(({ engines }) => Object.values(engines).flatMap((one) => Object.keys(one))),
    ),
  ];
  const rows = rounds.flatMap((round, index) =>
    Object.entries(round.engines).map(
      ([engine, figures]) =>
        `| ${String(index + 1)}${round.void ? ' (void)' : ''} | ${engine} | ${names.map((name) => digits(figures[name] ?? null)).join(' | ')} |`,
    ),
  );
  if (rows.length === 0) return '';
  return `| round | engine | ${names.join(' | ')} |
| --- | --- | ${names.map(() => '---').join(' | ')} |
${rows.join('\n')}

`;
}
