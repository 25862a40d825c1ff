import type { RequestArgs } from '#contract/channels';
import type { AlarmSource, SourceReplay, SourceRow } from '#contract/alarmSource';
import { failure, success, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** source:* — alarms from elsewhere; a secret goes to the rack of sources and nowhere else. */
export const sourceHandlers = (deps: HandlerDeps): HandlersOf<'source'> => {
  const { sources } = deps;
  return {
    'source:list': async () => success(await list(deps)),
    'source:save': async (args) =>
      logged(deps, 'source:save', args.source.sourceId, await save(deps, args)),
    'source:remove': async ({ sourceId }) =>
      logged(deps, 'source:remove', sourceId, await remove(deps, sourceId)),
    'source:preview': ({ mapping, sample }) => success(sources.preview(mapping, sample)),
    'source:replay': ({ mapping }) => replay(deps, mapping),
    'source:record': ({ sourceId }) => record(deps, sourceId),
  };
};

const kept = ({ station }: HandlerDeps): AlarmSource[] => station.settings.current().alarmSources;

const list = ({ sources, station }: HandlerDeps): Promise<SourceRow[]> =>
  Promise.all(
    station.settings.current().alarmSources.map(async (source) => ({
      source,
      hasSecret: await sources.hasSecret(source.sourceId),
      heard: sources.heard(source.sourceId),
    })),
  );

const save = async (
  deps: HandlerDeps,
  { source, secret }: RequestArgs<'source:save'>,
): Promise<Outcome<null>> => {
  const at = kept(deps).findIndex(({ sourceId }) => sourceId === source.sourceId);
  const alarmSources =
    at < 0
      ? [...kept(deps), source]
      : kept(deps).map((one, index) => (index === at ? source : one));
  const written = await deps.station.settings.write({ alarmSources });
  if (!written.ok) return written;
  return deps.sources.connect(source, secret);
};

const remove = async (
  deps: HandlerDeps,
  sourceId: AlarmSource['sourceId'],
): Promise<Outcome<null>> => {
  const others = kept(deps).filter((one) => one.sourceId !== sourceId);
  if (others.length === kept(deps).length) return failure('source/unknown');
  const written = await deps.station.settings.write({ alarmSources: others });
  if (!written.ok) return written;
  await deps.sources.remove(sourceId);
  return success(null);
};

const replay = async (
  { sources, station }: HandlerDeps,
  mapping: RequestArgs<'source:replay'>['mapping'],
): Promise<Outcome<SourceReplay | null>> => {
  const opened = await station.paper.open('jsonl');
  if (!opened.ok) return opened;
  if (opened.value === null) return success(null);
  const { fileName, text } = opened.value;
  const made = sources.replay(mapping, text);
  return made === undefined ? failure('source/no-messages') : success({ fileName, ...made });
};

const record = async (
  { sources, station }: HandlerDeps,
  sourceId: AlarmSource['sourceId'],
): Promise<Outcome<{ fileName: string } | null>> => {
  const text = sources.record(sourceId);
  if (text === '') return failure('source/no-messages');
  const place = await station.paper.choose(`${sourceId}.jsonl`);
  if (place === null) return success(null);
  const written = await place.write(text);
  return written.ok ? success({ fileName: place.fileName }) : written;
};
