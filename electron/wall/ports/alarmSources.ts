import type { Camera } from '#contract/camera';
import type {
  AlarmMapping,
  AlarmSource,
  Heard,
  MappingPreview,
  Sample,
  SourceReplay,
} from '#contract/alarmSource';
import type { PlatformId } from '#contract/ids';
import type { Outcome } from '#contract/outcome';

/** The camera that a source means by an id, a number or a name. */
export type FindCamera = (
  said: string,
) => Pick<Camera, 'cameraId' | 'nodeId' | 'name' | 'place' | 'position'> | undefined;

/** Alarms from elsewhere: each source stands among the platforms; this is what it has beside. */
export interface AlarmSourcesPort {
  /** Keeps the secret (null: the one that it has), then builds the source, or takes it out if off. */
  connect(source: AlarmSource, secret: string | null): Promise<Outcome<null>>;
  /** Takes it out for good and forgets its secret. Fault source/unknown. */
  remove(sourceId: PlatformId): Promise<Outcome<null>>;
  hasSecret(sourceId: PlatformId): Promise<boolean>;
  heard(sourceId: PlatformId): Heard;
  /** What a mapping makes of one message; nothing comes of it. */
  preview(mapping: AlarmMapping, sample: Sample): MappingPreview;
  /** What a mapping makes of a recorded file; undefined when it holds no messages. */
  replay(mapping: AlarmMapping, text: string): Omit<SourceReplay, 'fileName'> | undefined;
  /** The newest messages of a source as a file that `replay` reads. */
  record(sourceId: PlatformId): string;
}
