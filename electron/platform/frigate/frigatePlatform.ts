import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import { capableOf, type PlatformCapability } from '#contract/capabilities';
import type { AlarmId, CameraId, IncidentId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { Preset } from '#contract/ptz';
import type { StreamProfile } from '#contract/stream';

import type { Answer, PlatformStream, Upstream } from '../../wall/ports';
import { boundedFetch, type BoundedFetch } from '../common/boundedFetch';
import { HeldStreams } from '../common/heldStreams';
import { PollingPlatform, type PollingParts } from '../common/pollingPlatform';
import { FrigateBroker } from './frigateBroker';
import { readListing, type FrigateCamera } from './frigateCatalog';
import { FrigateLine } from './frigateLine';
import { FrigateNews } from './frigateNews';
import { FrigatePtz } from './frigatePtz';
import { FrigateRecordings } from './frigateRecordings';
import { FrigateReviews } from './frigateReviews';
import { FrigateSession } from './frigateSession';

/** What one Frigate is made from. */
export interface FrigateParts extends PollingParts {
  password: string;
  /** Of the broker, where option `broker` says that there is one. */
  brokerPassword?: string | undefined;
  /** The way to the platform; the real one outside of tests. */
  ask?: BoundedFetch | undefined;
}

/** What a Frigate can do. */
export const frigateAbilities: readonly PlatformCapability[] = [
  ...(['login', 'tree', 'names', 'onlineState', 'profiles', 'snapshot', 'presets'] as const),
  ...(['recordings', 'ptz', 'line', 'alarms', 'alarmEnd', 'acknowledge', 'pictures'] as const),
];

const reviewsRead = 500;
/** Asked for again beyond what was seen last: clocks differ, and a review may become an alert late. */
const overlapSeconds = 3_600;
const firstSpanSeconds = 86_400;

/**
 * Frigate: cameras in flat groups, pictures by the go2rtc inside it, reviews as alarms over its
 * WebSocket and, where option `broker` names one, by way of a broker besides. Only what it calls an alert is an alarm, unless option `detections` is `yes`.
 */
export class FrigatePlatform extends PollingPlatform {
  readonly capabilities = capableOf(...frigateAbilities);
  readonly ptz: FrigatePtz;
  readonly recordings: FrigateRecordings;
  readonly #name: string;
  readonly #root: string;
  readonly #session: FrigateSession;
  readonly #news: FrigateNews;
  readonly #line: FrigateLine;
  readonly #broker: FrigateBroker | undefined;
  readonly #reviews: FrigateReviews;
  readonly #held: HeldStreams;
  readonly #cameras = new Map<CameraId, FrigateCamera>();
  #isLineStarted = false;
  /** Tells what became of the broker's line meanwhile. */
  #brokerTurn = 0;
  /** Its line is there, and the list could not be read. */
  #isBrokerDue = false;

  constructor({ password, brokerPassword = '', ask, ...parts }: FrigateParts) {
    super(parts, true);
    const { settings, clock } = parts;
    const { platformId, user } = settings;
    this.#name = settings.name;
    this.#root = settings.address.replace(/\/+$/, '');
    this.#held = new HeldStreams(clock);
    this.#session = new FrigateSession({
      root: this.#root,
      user,
      password,
      ask: ask ?? boundedFetch(() => clock.now()),
      onAnswer: (took) => {
        this.keeper.answered(took);
      },
    });
    this.#reviews = new FrigateReviews({
      platformId,
      now: () => clock.now(),
      areDetectionsAlarms: settings.options?.['detections'] === 'yes',
      user,
      onUnreadable: (raw) => {
        this.unreadable.lost(raw);
      },
      cameraOf: (cameraId) => this.catalog.camera(cameraId),
    });
    this.#news = new FrigateNews({
      onReview: (payload) => {
        this.#tell(this.#reviews.takeNews(payload));
      },
      readList: () => this.#readReviews(),
    });
    this.#line = new FrigateLine({
      root: this.#root,
      clock,
      session: this.#session,
      onReview: (payload) => {
        this.#news.take(payload);
      },
      onGreeted: () => this.#news.readList(),
      onLive: () => {
        this.keeper.live();
      },
      onLost: (fault) => {
        this.ptz.forget();
        this.keeper.down(fault);
      },
    });
    this.#broker = this.#makeBroker(parts, brokerPassword);
    this.recordings = new FrigateRecordings({
      session: this.#session,
      nameOf: (cameraId) => this.#camera(cameraId)?.name,
      at: (path) => this.#at(path),
    });
    this.ptz = new FrigatePtz({
      session: this.#session,
      nameOf: (cameraId) => this.#steerable(cameraId),
      send: (topic, payload) => this.#line.send(topic, payload),
    });
  }

  override holdEvents(isHeld: boolean): void {
    this.#line.hold(isHeld);
    this.#broker?.hold(isHeld);
  }

  openStream(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    const camera = this.#camera(cameraId);
    if (camera === undefined) return Promise.resolve(failure('catalog/unknown-camera'));
    if (this.catalog.camera(cameraId)?.isOnline === false) {
      return Promise.resolve(failure('stream/offline'));
    }
    const upstream = this.#upstreamOf(camera, profile);
    const stream = this.#held.open(cameraId, () => ({ upstream, transport: 'mse', profile }));
    return Promise.resolve(success(stream));
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    const isThere = (cameraId: CameraId): boolean => this.#camera(cameraId) !== undefined;
    const renewed = this.#held.renew(streamKey, isThere);
    if (!renewed.ok) return Promise.resolve(renewed);
    // The token may have been renewed meanwhile.
    const upstream = { ...renewed.value.upstream, headers: this.#session.headers() };
    return Promise.resolve(success({ ...renewed.value, upstream }));
  }

  closeStream(streamKey: string): Promise<void> {
    this.#held.close(streamKey);
    return Promise.resolve();
  }

  override snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    const camera = this.#camera(cameraId);
    return Promise.resolve(
      camera === undefined
        ? failure('catalog/unknown-camera')
        : success(this.#at(`/api/${encodeURIComponent(camera.name)}/latest.jpg?h=360`)),
    );
  }

  override picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<Upstream>> {
    const path = index === 0 ? this.#reviews.picture(of as AlarmId) : undefined;
    return Promise.resolve(
      path === undefined ? failure('media/no-picture') : success(this.#at(path)),
    );
  }

  override presets(cameraId: CameraId): Promise<Outcome<Preset[]>> {
    return this.ptz.presets(cameraId);
  }

  override goToPreset(cameraId: CameraId, number: number, _actor: Actor): Promise<Outcome<Preset>> {
    return this.ptz.goToPreset(cameraId, number);
  }

  override async acknowledge(
    alarmId: AlarmId,
    { actor, atMs }: Answer,
  ): Promise<Outcome<AlarmReport>> {
    const known = this.#reviews.report(alarmId);
    if (known === undefined) return failure('alarm/unknown');
    if (known.acknowledgement !== null) return success(known);
    const id = alarmId.slice(this.platformId.length + 1);
    const body = { json: { ids: [id], reviewed: true } };
    const told = await this.#session.ask({ method: 'POST', path: '/api/reviews/viewed', body });
    if (!told.ok) return told;
    const report = this.#reviews.acknowledge(alarmId, { actor, atMs });
    if (report === undefined) return failure('alarm/unknown');
    this.#tell(report);
    return success(report);
  }

  protected async list(): Promise<Outcome<null>> {
    const config = await this.#session.ask({ path: '/api/config' });
    if (!config.ok) return config;
    const stats = await this.#session.ask({ path: '/api/stats' });
    const platform = { platformId: this.platformId, name: this.#name };
    const listing = readListing(platform, config.value, stats.ok ? stats.value : undefined);
    if (listing === undefined) return failure('platform/bad-answer', 'no configuration');
    for (const name of listing.unreadable) this.unreadable.lost({ id: name });
    for (const cameraId of [...this.#cameras.keys()]) {
      if (this.catalog.camera(cameraId) === undefined) this.#cameras.delete(cameraId);
    }
    for (const camera of listing.cameras) this.#cameras.set(camera.listed.cameraId, camera);
    await this.catalog.add(
      listing.nodes,
      listing.cameras.map(({ listed }) => listed),
    );
    this.#listenAtBroker(listing.topicPrefix);
    return this.#lineLives();
  }

  protected async letGo(): Promise<void> {
    this.#line.stop();
    this.#isLineStarted = false;
    this.#held.closeAll();
    this.#session.leave();
    this.#cameras.clear();
    this.#brokerTurn += 1;
    this.#isBrokerDue = false;
    await this.#broker?.stop();
  }

  #lineLives(): Promise<Outcome<null>> {
    if (!this.isRunning) return Promise.resolve(failure('platform/unreachable'));
    const isLive = this.#line.whenLive();
    if (!this.#isLineStarted) this.#line.start();
    this.#isLineStarted = true;
    return isLive;
  }

  #makeBroker({ settings, clock, chance }: PollingParts, password: string) {
    const { broker: address = '', brokerUser: user = '' } = settings.options ?? {};
    if (address === '') return undefined;
    return new FrigateBroker({
      ...{ address, user, password, clock, chance },
      onReview: (review) => {
        this.#news.take(review);
      },
      onUnreadable: () => {
        this.unreadable.lost(undefined);
      },
      onLive: () => void this.#brokerLives(),
      onLost: (fault) => {
        this.#brokerLost(fault);
      },
    });
  }

  #listenAtBroker(prefix: string | undefined): void {
    if (!this.isRunning) return;
    if (this.#isBrokerDue) void this.#brokerLives();
    if (prefix !== undefined) this.#broker?.start(prefix);
    else if (this.#broker !== undefined) {
      void this.#broker.stop();
      this.#brokerLost({ code: 'platform/refused', detail: 'mqtt is off there' });
    }
  }

  async #brokerLives(): Promise<void> {
    this.#brokerTurn += 1;
    const turn = this.#brokerTurn;
    this.#isBrokerDue = false;
    const read = await this.#news.readList();
    if (!this.isRunning || turn !== this.#brokerTurn) return;
    if (read.ok) this.keeper.otherWay('live');
    else this.#brokerLost(read.fault);
    // Its line is there: with the next listing it is tried again.
    this.#isBrokerDue = !read.ok;
  }

  #brokerLost({ code, detail }: Fault): void {
    this.#brokerTurn += 1;
    this.#isBrokerDue = false;
    this.keeper.otherWay({ code: 'platform/broker', detail: detail ?? code });
  }

  /** What is open, and what changed while nobody listened. */
  async #readReviews(): Promise<Outcome<null>> {
    const since = this.#reviews.sinceSeconds();
    const nowSeconds = Math.floor(this.clock.now() / 1_000);
    const after = since === undefined ? nowSeconds - firstSpanSeconds : since - overlapSeconds;
    const query = `after=${String(Math.floor(after))}&limit=${String(reviewsRead)}`;
    const answer = await this.#session.ask({ path: `/api/review?${query}`, isFresh: true });
    if (!answer.ok) return answer;
    if (!Array.isArray(answer.value)) return failure('platform/bad-answer', 'no list of reviews');
    const alarms = this.#reviews.takeList(answer.value.slice(0, reviewsRead));
    this.tellEvents({ alarms, incidents: [], isFull: true });
    return success(null);
  }

  #tell(report: AlarmReport | undefined): void {
    if (report !== undefined) this.tellEvents({ alarms: [report], incidents: [], isFull: false });
  }

  #camera(cameraId: CameraId): FrigateCamera | undefined {
    return this.catalog.camera(cameraId) === undefined ? undefined : this.#cameras.get(cameraId);
  }

  #steerable(cameraId: CameraId): string | undefined {
    const camera = this.#camera(cameraId);
    return camera?.listed.kind === 'ptz' ? camera.name : undefined;
  }

  #upstreamOf({ streams, name }: FrigateCamera, profile: StreamProfile): Upstream {
    const stream = (profile === 'main' ? streams[0] : streams.at(-1)) ?? name;
    const { url, headers } = this.#at(`/live/mse/api/ws?src=${encodeURIComponent(stream)}`);
    return { url: url.replace(/^http/, 'ws'), headers };
  }

  #at(path: string): Upstream {
    return { url: `${this.#root}${path}`, headers: this.#session.headers() };
  }
}
