import type { AlarmReport } from '#contract/alarm';
import type { BundleWord, BundleWords } from '#contract/bundle';
import type { Incident } from '#contract/incident';
import type { LocalText } from '#contract/text';
import { escapeHtml, inBoth, momentText, spanText, written } from './htmlText';
import type { PaperPicture } from './ports';

/** A picture of the case, or why there is none. */
export interface BundlePicture {
  name: string;
  of: 'case' | 'feedback' | 'alarm';
  atMs: number | null;
  label: LocalText;
  picture: PaperPicture | null;
  why: 'pictureMissing' | 'pictureRefused' | 'pictureTooMuch' | null;
}

/** What a bundle says of an alarm, whether it is open or over. */
export type BundleAlarm = Omit<AlarmReport, 'version'>;

/** Everything that the sections are made of. */
export interface BundleContents {
  incident: Incident;
  alarms: readonly BundleAlarm[];
  pictures: readonly BundlePicture[];
  nowMs: number;
}

export type Say = (key: BundleWord) => string;

/** A word of the document in both languages. */
export const sayIn =
  (words: BundleWords): Say =>
  (key) =>
    inBoth({ zh: words.zh[key], en: words.en[key] }, escapeHtml);

const row = (cells: readonly string[], tag: 'td' | 'th' = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

const table = (head: readonly string[], rows: readonly string[]): string =>
  `<div class="wide"><table><thead>${row(head, 'th')}</thead><tbody>${rows.join('')}</tbody></table></div>`;

const section = (title: string, body: string): string =>
  `<section><h2>${title}</h2>${body}</section>`;

const hint = (text: string): string => `<p class="hint">${text}</p>`;

/** The six steps with who, since when, how long, and whether they took too long. */
export const stepsPart = ({ incident, nowMs }: BundleContents, say: Say): string => {
  const rows = incident.steps.map((step, nth) => {
    const { startedAtMs, endedAtMs, limitMs } = step;
    const tookMs = startedAtMs === null ? null : (endedAtMs ?? nowMs) - startedAtMs;
    const isOver = tookMs !== null && limitMs !== null && tookMs > limitMs;
    const name = step.name === null ? say(`step.${step.code}`) : inBoth(step.name);
    const isRunning = startedAtMs !== null && endedAtMs === null && incident.closedAtMs === null;
    return row([
      `<b class="box" data-state="${startedAtMs === null ? 'todo' : isRunning ? 'now' : 'done'}">${String(nth + 1)}</b> ${name}`,
      step.by === null ? '–' : written(step.by),
      startedAtMs === null ? say('notBegun') : momentText(startedAtMs),
      isRunning ? say('running') : momentText(endedAtMs),
      tookMs === null ? '–' : spanText(tookMs),
      `${limitMs === null ? '–' : spanText(limitMs)}${isOver ? ` <b>▲ ${say('over')}</b>` : ''}`,
    ]);
  });
  const head = (['step', 'who', 'began', 'ended', 'took', 'limit'] as const).map(say);
  return section(say('steps'), table(head, rows));
};

/** What is known of the case. */
export const factsPart = ({ incident }: BundleContents, say: Say): string => {
  const { reporter, holder, owner, position, units, escalations, verdict, joint } = incident;
  const facts: [BundleWord, string | null][] = [
    ['caseNumber', written(incident.caseNumber)],
    ['priority', say(`priority.${incident.priority}`)],
    ['place', inBoth(incident.place)],
    ['what', inBoth(incident.what)],
    ['source', say(`desk.source.${incident.source}`)],
    ['reporter', reporter && `${written(reporter.name)} ${written(reporter.phoneMasked)}`],
    ['holder', holder && inBoth(holder.name)],
    [
      'owner',
      owner && `${String(owner.seat)} · ${written(owner.name)} · ${say(`role.${owner.role}`)}`,
    ],
    ['units', units.length === 0 ? null : units.map((unit) => unitHtml(unit, say)).join('<br>')],
    ['joint', joint && say(`case.joint.${joint}`)],
    ['description', textOrNull(incident.description)],
    ['instruction', textOrNull(incident.instruction)],
    ['position', position && `${position.longitude.toFixed(5)}, ${position.latitude.toFixed(5)}`],
    ['reported', momentText(incident.reportedAtMs)],
    ['closed', momentText(incident.closedAtMs)],
    ['archived', momentText(incident.archivedAtMs)],
    ['escalated', escalations.length === 0 ? null : escalations.map(lineHtml).join('<br>')],
    ['merged', incident.mergedIds.length === 0 ? null : incident.mergedIds.map(written).join(', ')],
    ['verdict', verdict && `<b>${say(`case.verdict.${verdict}`)}</b>`],
    ['cause', incident.cause === null ? null : written(incident.cause)],
  ];
  const known = facts.filter((fact): fact is [BundleWord, string] => fact[1] !== null);
  return `<dl>${known.map(([key, html]) => `<dt>${say(key)}</dt><dd>${html}</dd>`).join('')}</dl>`;
};

const unitHtml = ({ name, signedAtMs }: Incident['units'][number], say: Say): string =>
  `${inBoth(name)} · ${signedAtMs === null ? say('notSigned') : `${say('signed')} ${momentText(signedAtMs)}`}`;

/** A person's or unit's name as it is, a kind of source in words. */
const byHtml = (by: string, say: Say): string =>
  by === 'device' || by === 'worker' || by === 'system' ? say(`desk.source.${by}`) : written(by);

const lineHtml = ({ atMs, by, text }: Incident['timeline'][number]): string =>
  `${momentText(atMs)} ${written(by)} ${inBoth(text)}`;

const textOrNull = (text: LocalText): string | null =>
  text.zh === '' && text.en === '' ? null : inBoth(text);

/** The alarms of the case. */
export const alarmsPart = ({ alarms }: BundleContents, say: Say): string => {
  if (alarms.length === 0) return section(say('alarms'), hint(say('noAlarms')));
  const rows = alarms.map((alarm) =>
    row([
      say(`priority.${alarm.priority}`),
      `${inBoth(alarm.place)} ${inBoth(alarm.what)}`,
      momentText(alarm.raisedAtMs),
      alarm.clearedAtMs === null ? say('active') : momentText(alarm.clearedAtMs),
      alarm.acknowledgement === null
        ? say('notAcknowledged')
        : `${momentText(alarm.acknowledgement.atMs)} ${written(alarm.acknowledgement.actor.name)}`,
      `×${String(alarm.count)}`,
    ]),
  );
  const keys = ['priority', 'what', 'raised', 'cleared', 'acknowledged', 'times'] as const;
  return section(say('alarms'), table(keys.map(say), rows));
};

/** Who did what, in order. */
export const timelinePart = ({ incident }: BundleContents, say: Say): string => {
  const items = incident.timeline.map(
    ({ atMs, by, text }) =>
      `<li><time>${momentText(atMs)}</time> <span class="by">${byHtml(by, say)}</span> ${inBoth(text)}</li>`,
  );
  const body =
    items.length === 0 ? hint(say('noTimeline')) : `<ol class="timeline">${items.join('')}</ol>`;
  return section(say('timeline'), body);
};

/** Results as they were written down. */
export const feedbackPart = ({ incident }: BundleContents, say: Say): string => {
  const items = incident.feedback.map((one) => `<li>${lineHtml(one)}</li>`);
  return section(
    say('feedback'),
    items.length === 0 ? hint(say('noFeedback')) : `<ul>${items.join('')}</ul>`,
  );
};

const kinds = { case: 'ofCase', feedback: 'ofFeedback', alarm: 'ofAlarm' } as const;

/** The pictures themselves; where one is missing the document says why. */
export const picturesPart = ({ pictures }: BundleContents, say: Say): string => {
  if (pictures.length === 0) return section(say('pictures'), hint(say('noPictures')));
  const figures = pictures.map(({ name, of, atMs, label, picture, why }) => {
    const image =
      picture === null
        ? `<p class="none">${say(why ?? 'pictureMissing')}</p>`
        : `<img src="data:${picture.type};base64,${picture.base64}" width="${String(picture.widthPx)}" height="${String(picture.heightPx)}" alt="${escapeHtml(name)}">`;
    return `<figure id="${escapeHtml(name)}">${image}<figcaption>${say(kinds[of])} · ${inBoth(label)} · ${momentText(atMs)}<br><small>${escapeHtml(name)}</small></figcaption></figure>`;
  });
  return section(say('pictures'), `<div class="pictures">${figures.join('')}</div>`);
};
