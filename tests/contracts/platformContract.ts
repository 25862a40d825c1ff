import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import {
  capableOf,
  platformCapabilitySchema,
  type PlatformCapability,
} from '#contract/capabilities';

import type { PlatformPort } from '../../electron/wall/ports';
import { alarmSpec } from './platformSpec/alarmSpec';
import { catalogSpec } from './platformSpec/catalogSpec';
import { incidentSpec } from './platformSpec/incidentSpec';
import { lineSpec } from './platformSpec/lineSpec';
import { listenTo, soon, type PlatformStage, type Spec, type Told } from './platformSpec/stage';
import { recordingSpec } from './platformSpec/recordingSpec';
import { steeringSpec } from './platformSpec/steeringSpec';
import { streamSpec } from './platformSpec/streamSpec';
import { CapabilityRow } from './platformSpec/table';

export {
  listenTo,
  rehearsedFaults,
  valueOf,
  type PlatformStage,
  type RehearsedFault,
  type Told,
} from './platformSpec/stage';

/**
 * What every kind of platform must do. Which of the tests apply follows from what it declares; a
 * table of adapters × capabilities × passed is printed at the end.
 *
 * @param name kind first, then a comma and before what it stands
 */
export const platformContract = (
  name: string,
  able: readonly PlatformCapability[],
  setTheStage: () => Promise<PlatformStage>,
): void => {
  describe(`PlatformPort as ${name}`, () => {
    vi.setConfig({ testTimeout: 60_000 });
    const row = new CapabilityRow(name, able);
    let stage: PlatformStage;
    const started: PlatformPort[] = [];

    beforeAll(async () => {
      stage = await setTheStage();
    }, 30_000);

    afterEach(async () => {
      await Promise.all(started.splice(0).map((port) => port.stop()));
    });

    afterAll(async () => {
      await stage.close();
      process.stdout.write(`\n${row.table()}\n`);
    });

    const connect = (password?: string): Told => {
      const told = listenTo(stage.connect(password));
      started.push(told.port);
      return told;
    };
    const start = async (): Promise<Told> => {
      const told = connect();
      told.port.start();
      await expect.poll(() => told.port.health().isCatalogLoading, soon).toBe(false);
      return told;
    };
    const register = (
      needs: readonly PlatformCapability[],
      sentence: string,
      test: () => Promise<void> | void,
    ): void => {
      const counted = row.registered(needs);
      it(sentence, async () => {
        await test();
        counted.passed();
      });
    };
    const spec: Spec = {
      stage: () => stage,
      connect,
      start,
      holds: (needs, sentence, test) => {
        if (needs.every((need) => able.includes(need))) register(needs, sentence, test);
      },
      without: (lacks, sentence, test) => {
        if (!able.includes(lacks)) register([], sentence, test);
      },
    };

    spec.holds([], 'declares what is tried here, and nothing else', () => {
      expect(stage.connect().capabilities).toEqual(capableOf(...able));
      expect(platformCapabilitySchema.options).toEqual(expect.arrayContaining([...able]));
    });
    catalogSpec(spec);
    streamSpec(spec);
    steeringSpec(spec);
    recordingSpec(spec);
    alarmSpec(spec);
    incidentSpec(spec);
    lineSpec(spec);
  });
};
