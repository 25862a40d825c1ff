import { useCallback, useEffect, useState } from 'react';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { Fault } from '#contract/outcome';
import { procedureBookSchema } from '#contract/procedure';
import type { RuleBook, RulePreview, RuleVersion, RuleWords } from '#contract/ruleBook';
import { request } from '../../bridge/bridge';
import type { RuleRoom } from './clauses';

/** Typing goes on before anybody counts. */
const previewAfterMs = 400;

export interface RuleFiles {
  words: RuleWords;
  versions: readonly RuleVersion[];
  procedures: RuleRoom['procedures'];
  cameras: ReadonlyMap<string, Camera>;
  preview: RulePreview | null;
  fault: Fault | null;
  addCamera: (camera: Camera) => void;
  /** The rules of a version, or those in force. */
  read: (number: number | null) => Promise<RuleBook | undefined>;
  save: (book: RuleBook) => Promise<RuleVersion | undefined>;
}

const noWords: RuleWords = { kinds: [], areas: [] };

const proceduresIn = (text: string): RuleRoom['procedures'] => {
  try {
    return procedureBookSchema.safeParse(JSON.parse(text)).data?.procedures ?? [];
  } catch {
    return [];
  }
};

const camerasIn = ({ table }: RuleBook): CameraId[] => [
  ...new Set(
    table.flatMap(({ when, then }) => [
      ...when.sources.flatMap((one) => (one.of === 'camera' ? [one.cameraId] : [])),
      ...then.linkedCameraIds,
    ]),
  ),
];

/** What the editor asks of main: rules, versions, words, counts. */
export function useRuleWords(book: RuleBook): RuleFiles {
  const [words, setWords] = useState(noWords);
  const [versions, setVersions] = useState<readonly RuleVersion[]>([]);
  const [procedures, setProcedures] = useState<RuleRoom['procedures']>([]);
  const [cameras, setCameras] = useState<ReadonlyMap<string, Camera>>(new Map());
  const [preview, setPreview] = useState<RulePreview | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const addCamera = useCallback((camera: Camera): void => {
    setCameras((known) => new Map(known).set(camera.cameraId, camera));
  }, []);
  useEffect(() => {
    void request('procedure:export', {}).then((asked) => {
      if (asked.ok) setProcedures(proceduresIn(asked.value.text));
    });
  }, []);
  const read = useCallback(
    async (number: number | null): Promise<RuleBook | undefined> => {
      const asked = await request('rules:read', { number });
      setFault(asked.ok ? null : asked.fault);
      if (!asked.ok) return undefined;
      setWords(asked.value.words);
      setVersions(asked.value.versions);
      const named = await request('catalog:cameras', {
        cameraIds: camerasIn(asked.value.book).slice(0, 64),
      });
      if (named.ok) for (const camera of named.value) addCamera(camera);
      return asked.value.book;
    },
    [addCamera],
  );
  const save = useCallback(async (wanted: RuleBook): Promise<RuleVersion | undefined> => {
    const asked = await request('rules:save', { book: wanted });
    setFault(asked.ok ? null : asked.fault);
    if (!asked.ok) return undefined;
    setVersions((known) => [asked.value, ...known]);
    return asked.value;
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      void request('rules:preview', { book }).then((asked) => {
        if (asked.ok) setPreview(asked.value);
      });
    }, previewAfterMs);
    return () => clearTimeout(timer);
  }, [book]);
  return { words, versions, procedures, cameras, preview, fault, addCamera, read, save };
}
