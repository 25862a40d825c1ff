import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { alarmReportSchema } from '#contract/alarm';
import { cameraSchema, catalogNodeSchema } from '#contract/camera';
import { platformIdSchema } from '#contract/ids';

import { readListing } from './frigateCatalog';
import { FrigateReviews } from './frigateReviews';

const platform = { platformId: platformIdSchema.parse('f'), name: '园区' };
const anything = fc.anything({ maxDepth: 3, withNullPrototype: true });
const text = fc.string({ maxLength: 300, unit: 'binary' });

/** Something of the right shape with anything at all in one of its places. */
const nearly = <Shape extends object>(shape: fc.Arbitrary<Shape>): fc.Arbitrary<unknown> =>
  fc.tuple(shape, fc.nat(), anything).map(([whole, at, other]) => {
    const keys = Object.keys(whole);
    return { ...whole, [keys[at % keys.length] ?? '']: other };
  });

const aCamera = fc.record({
  friendly_name: fc.option(text),
  enabled: fc.boolean(),
  live: fc.record({ streams: fc.dictionary(text, text, { maxKeys: 3 }) }),
  onvif: fc.record({ host: text }),
});
const aConfig = fc.record({
  cameras: fc.dictionary(text, fc.oneof(aCamera, nearly(aCamera)), { maxKeys: 6 }),
  camera_groups: fc.dictionary(text, fc.record({ cameras: fc.array(text, { maxLength: 4 }) }), {
    maxKeys: 4,
  }),
});
const seconds = fc.double({ min: 1, max: 1e11, noNaN: true });
const aReview = fc.record({
  id: text,
  camera: text,
  start_time: seconds,
  end_time: fc.option(seconds),
  severity: fc.constantFrom('alert', 'detection'),
  thumb_path: text,
  data: fc.record({
    objects: fc.array(text, { maxLength: 6 }),
    zones: fc.array(text, { maxLength: 6 }),
    audio: fc.array(text, { maxLength: 3 }),
    metadata: fc.option(
      fc.record({ title: text, scene: text, potential_threat_level: fc.integer() }),
    ),
  }),
  has_been_reviewed: fc.boolean(),
});

describe('what is made of whatever Frigate says', () => {
  it('are cameras and branches that fit, or none', () => {
    const config = fc.oneof(aConfig, nearly(aConfig), anything);
    fc.assert(
      fc.property(config, anything, (said, stats) => {
        const listing = readListing(platform, said, stats);
        for (const node of listing?.nodes ?? []) catalogNodeSchema.parse(node);
        for (const { listed, streams } of listing?.cameras ?? []) {
          cameraSchema.parse({ ...listed, number: 1 });
          expect(streams.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('are alarms that fit, or none, and the same words twice are no news', () => {
    const review = fc.oneof(aReview, nearly(aReview), anything);
    fc.assert(
      fc.property(fc.array(review, { maxLength: 5 }), (rows) => {
        const reviews = new FrigateReviews({
          platformId: platform.platformId,
          now: () => 1_000,
          areDetectionsAlarms: true,
          user: '',
          onUnreadable: () => undefined,
          cameraOf: () => undefined,
        });
        for (const row of rows) {
          const first = reviews.takeNews({ type: 'update', after: row });
          if (first === undefined) continue;
          alarmReportSchema.parse(first);
          expect(reviews.takeNews({ type: 'update', after: row })?.version).toBe(first.version);
        }
      }),
    );
  });
});
