import type { Actor } from '#contract/actor';
import type { BundleWords } from '#contract/bundle';
import type { Locale } from '#contract/text';
import {
  alarmsPart,
  factsPart,
  feedbackPart,
  picturesPart,
  sayIn,
  stepsPart,
  timelinePart,
  type BundleContents,
  type Say,
} from './bundleParts';
import { bundleStyle } from './bundleStyle';
import { escapeHtml, inBoth, jsonBlock, momentText, written } from './htmlText';
import type { PaperPort } from './ports';

/** Who made it, where, in which language it opens. */
export interface BundleFrame {
  words: BundleWords;
  locale: Locale;
  actor: Actor;
  stationName: string;
  isDemo: boolean;
  hash: PaperPort['hash'];
}

/** One part of the bundle and its fingerprint. */
interface Part {
  name: string;
  type: string;
  size: number;
  sha256: string;
}

/** What lies beside the document, and, without `document`, inside it. */
export interface Manifest {
  format: 'brightwall-bundle';
  version: 1;
  caseNumber: string;
  madeAtMs: number;
  by: Actor;
  parts: Part[];
  /** SHA-256 over one line `hash, two spaces, name` for each part, in order. */
  root: string;
}

/** The whole document and its manifest. Nothing in it runs, and nothing is fetched. */
export const bundleDocument = (
  contents: BundleContents,
  frame: BundleFrame,
): { html: string; manifest: Manifest } => {
  const { incident, alarms, nowMs } = contents;
  const caseText = jsonBlock({ incident, alarms });
  const told = frame.hash(caseText);
  const parts: Part[] = [
    { name: 'case.json', type: 'application/json', size: told.size, sha256: told.hex },
    ...contents.pictures.flatMap(({ name, picture }) =>
      picture === null
        ? []
        : [{ name, type: picture.type, size: picture.size, sha256: picture.sha256 }],
    ),
  ];
  const root = frame.hash(parts.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('')).hex;
  const manifest: Manifest = {
    format: 'brightwall-bundle',
    version: 1,
    caseNumber: incident.caseNumber,
    madeAtMs: nowMs,
    by: frame.actor,
    parts,
    root,
  };
  return { html: page(contents, frame, manifest, caseText), manifest };
};

const page = (
  contents: BundleContents,
  frame: BundleFrame,
  manifest: Manifest,
  caseText: string,
): string => {
  const say = sayIn(frame.words);
  const { incident } = contents;
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${frame.hash(bundleStyle).base64}'; base-uri 'none'; form-action 'none'`;
  const isEnglish = frame.locale === 'en';
  return `<!doctype html>
<html lang="${frame.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${incident.caseNumber} ${isEnglish ? incident.what.en : incident.what.zh}`)}</title>
<style>${bundleStyle}</style>
</head>
<body>
<input type="radio" name="language" id="to-zh"${isEnglish ? '' : ' checked'}><label for="to-zh" lang="zh-CN">${escapeHtml(languages.zh)}</label>
<input type="radio" name="language" id="to-en"${isEnglish ? ' checked' : ''}><label for="to-en" lang="en">${escapeHtml(languages.en)}</label>
<main>
<header><p class="kind">${say('title')}${frame.isDemo ? ` · <b>${say('demo')}</b>` : ''}</p><h1>${inBoth(incident.place)} ${inBoth(incident.what)}</h1><p>${written(incident.caseNumber)} · ${say('made')} ${momentText(manifest.madeAtMs)} · ${madeBy(frame, say)}</p></header>
${factsPart(contents, say)}
${stepsPart(contents, say)}
${picturesPart(contents, say)}
${feedbackPart(contents, say)}
${timelinePart(contents, say)}
${alarmsPart(contents, say)}
${hashesPart(manifest, say)}
</main>
<script type="application/json" id="case">${caseText}</script>
<script type="application/json" id="manifest">${jsonBlock(manifest)}</script>
</body>
</html>
`;
};

/** Languages call themselves by their own names. */
// eslint-disable-next-line house/words-in-text-room -- names of languages, the same in every language
const languages = { zh: '中文', en: 'English' } as const;

const madeBy = ({ actor, stationName }: BundleFrame, say: Say): string =>
  [
    stationName === '' ? '' : written(stationName),
    `${say('seat')} ${String(actor.seat)}`,
    written(actor.name),
  ]
    .filter((part) => part !== '')
    .join(' · ');

const hashesPart = ({ parts, root }: Manifest, say: Say): string => {
  const rows = parts.map(
    ({ name, size, sha256 }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${String(size)}</td><td><code>${sha256}</code></td></tr>`,
  );
  return `<section><h2>${say('hashes')}</h2><p class="hint">${say('hashHint')}</p><div class="wide"><table><thead><tr><th>${say('part')}</th><th>${say('size')}</th><th>SHA-256</th></tr></thead><tbody>${rows.join('')}<tr><td><b>${say('root')}</b></td><td></td><td><code id="root">${root}</code></td></tr></tbody></table></div></section>`;
};
