import type { Actor } from '#contract/actor';
import type { BundleProgress, BundleReceipt, BundleWords } from '#contract/bundle';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Settings } from '#contract/settings';
import { bundleDocument } from './bundleDocument';
import type { BundleAlarm, BundlePicture } from './bundleParts';
import type { ClockPort, PaperPort } from './ports';
import { Signal } from './signal';

/** No bundle holds more pictures, or more bytes of them. */
const mostPictures = 64;
const mostBytes = 48 * 1024 * 1024;

interface BundleMakerDeps {
  clock: ClockPort;
  paper: PaperPort;
  settings: { current(): Settings };
  incident: (incidentId: IncidentId) => Incident | undefined;
  /** The alarms of a case, also those that are over. */
  alarms: (incident: Incident) => Promise<BundleAlarm[]>;
  isDemo: (incident: Incident) => boolean;
  /** An address on loopback that the picture may be read from. */
  picture: (of: AlarmId | IncidentId, index: number) => Promise<Outcome<{ url: string }>>;
}

type Wanted = Omit<BundlePicture, 'picture' | 'why'> & { id: AlarmId | IncidentId; index: number };

/** Makes the bundle 事件归档包 of a case: one document that opens anywhere, and its manifest. */
export class BundleMaker {
  readonly #deps: BundleMakerDeps;
  readonly #changed = new Signal<null>();
  readonly onProgressChanged = this.#changed.on;
  #progress: BundleProgress | null = null;

  constructor(deps: BundleMakerDeps) {
    this.#deps = deps;
  }

  /** Null while none is being made. */
  progress(): BundleProgress | null {
    return this.#progress;
  }

  /** A person chooses where to; null: called off. Faults incident/unknown, paper/*. */
  async save(
    incidentId: IncidentId,
    words: BundleWords,
    actor: Actor,
  ): Promise<Outcome<BundleReceipt>> {
    const { paper, incident: find } = this.#deps;
    if (this.#progress !== null) return failure('paper/busy');
    const incident = find(incidentId);
    if (incident === undefined) return failure('incident/unknown');
    this.#tell({ done: 0, total: 0 });
    try {
      const place = await paper.choose(`${fileNameOf(incident.caseNumber)}.html`);
      if (place === null) return success(null);
      const alarms = await this.#deps.alarms(incident);
      const pictures = await this.#pictures(incident, alarms);
      const { html, manifest } = this.#document(incident, alarms, pictures, words, actor);
      const whole = paper.hash(html);
      const manifestName = `${place.fileName.replace(/\.html?$/i, '')}.manifest.json`;
      const document = { name: place.fileName, size: whole.size, sha256: whole.hex };
      const beside = `${JSON.stringify({ ...manifest, document }, null, 2)}\n`;
      const written = await place.write(html, { name: manifestName, text: beside });
      if (!written.ok) return written;
      const had = pictures.filter(({ picture }) => picture !== null).length;
      return success({
        fileName: place.fileName,
        manifestName,
        pictures: had,
        missing: pictures.length - had,
        size: whole.size,
        sha256: whole.hex,
      });
    } finally {
      this.#tell(null);
    }
  }

  #document(
    incident: Incident,
    alarms: readonly BundleAlarm[],
    pictures: readonly BundlePicture[],
    words: BundleWords,
    actor: Actor,
  ): ReturnType<typeof bundleDocument> {
    const { clock, paper, settings, isDemo } = this.#deps;
    const { locale, stationName } = settings.current();
    return bundleDocument(
      { incident, alarms, pictures, nowMs: clock.now() },
      {
        words,
        locale,
        actor,
        stationName,
        isDemo: isDemo(incident),
        hash: (text) => paper.hash(text),
      },
    );
  }

  async #pictures(incident: Incident, alarms: readonly BundleAlarm[]): Promise<BundlePicture[]> {
    const wanted = wantedPictures(incident, alarms).slice(0, mostPictures);
    const pictures: BundlePicture[] = [];
    let bytes = 0;
    for (const one of wanted) {
      this.#tell({ done: pictures.length, total: wanted.length });
      const got = await this.#picture(one, mostBytes - bytes);
      bytes += got.picture?.size ?? 0;
      pictures.push(got);
    }
    return pictures;
  }

  async #picture({ id, index, ...shown }: Wanted, bytesLeft: number): Promise<BundlePicture> {
    const without = (why: BundlePicture['why']): BundlePicture => ({
      ...shown,
      picture: null,
      why,
    });
    if (bytesLeft <= 0) return without('pictureTooMuch');
    const address = await this.#deps.picture(id, index);
    if (!address.ok) return without('pictureMissing');
    const read = await this.#deps.paper.picture(address.value.url);
    if (!read.ok) {
      return without(read.fault.code === 'paper/bad-picture' ? 'pictureRefused' : 'pictureMissing');
    }
    if (read.value.size > bytesLeft) return without('pictureTooMuch');
    const name = `${shown.name}.${endings[read.value.type]}`;
    return { ...shown, name, picture: read.value, why: null };
  }

  #tell(progress: BundleProgress | null): void {
    this.#progress = progress;
    this.#changed.emit(null);
  }
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;

/** Letters, digits and dashes; what a platform calls its case must not choose a folder. */
const fileNameOf = (caseNumber: string): string =>
  caseNumber.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'incident';

/** Of the case first, then of its alarms; those of a feedback carry its time and author. */
const wantedPictures = (incident: Incident, alarms: readonly BundleAlarm[]): Wanted[] => {
  const own = Array.from({ length: incident.pictureCount }, (_, index): Wanted => {
    const feedback = incident.feedback.find(
      ({ firstPicture, pictureCount }) =>
        index >= firstPicture && index < firstPicture + pictureCount,
    );
    return {
      id: incident.incidentId,
      index,
      name: `case-${String(index + 1).padStart(2, '0')}`,
      of: feedback === undefined ? 'case' : 'feedback',
      atMs: feedback?.atMs ?? incident.reportedAtMs,
      label: feedback === undefined ? incident.what : { zh: feedback.by, en: feedback.by },
    };
  });
  const ofAlarms = alarms.flatMap((alarm, nth) =>
    Array.from({ length: alarm.pictureCount }, (_, index): Wanted => ({
      id: alarm.alarmId,
      index,
      name: `alarm-${String(nth + 1)}-${String(index + 1).padStart(2, '0')}`,
      of: 'alarm',
      atMs: alarm.raisedAtMs,
      label: alarm.what,
    })),
  );
  return [...own, ...ofAlarms];
};
