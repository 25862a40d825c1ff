import { useEffect, useMemo, useState } from 'react';
import type { Camera } from '#contract/camera';
import type { SceneRow } from '#contract/scene';
import type { Spelling } from '#contract/spelling';
import { request } from '../../bridge/bridge';
import { plainText } from '../../kit/text/plainText';
import { actionTable, type ActionRow } from './actionTable';
import type { Findable } from './paletteMatch';

const zh = plainText('zh-CN');
const en = plainText('en');

/** Every action with its words in both languages: people type what they know it by. */
const named = actionTable.map((row) => ({
  ...row,
  zh: zh(`desk.keyWords.${row.id}`),
  en: en(`desk.keyWords.${row.id}`),
}));

/** Everything of this desk by its spelling, as soon as that is known. */
export function useFindables(scenes: readonly SceneRow[]): {
  actions: readonly (ActionRow & Findable)[];
  scenes: readonly (SceneRow & Findable)[];
} {
  const namedScenes = useMemo(
    () =>
      scenes.map((scene) => ({
        ...scene,
        zh: `${zh('desk.keys.scene')} ${String(scene.number)} ${scene.name}`,
        en: `${en('desk.keys.scene')} ${String(scene.number)} ${scene.name}`,
      })),
    [scenes],
  );
  const words = useMemo(
    () => [...named.map((row) => row.zh), ...namedScenes.map((row) => row.zh)],
    [namedScenes],
  );
  const spelled = useSpellings(words);
  return useMemo(
    () => ({
      actions: named.map((row) => ({ ...row, spelling: spelled.get(row.zh) })),
      scenes: namedScenes.map((row) => ({ ...row, spelling: spelled.get(row.zh) })),
    }),
    [namedScenes, spelled],
  );
}

const none: ReadonlyMap<string, Spelling> = new Map();

function useSpellings(words: readonly string[]): ReadonlyMap<string, Spelling> {
  const [spelled, setSpelled] = useState(none);
  useEffect(() => {
    let isCurrent = true;
    void request('catalog:spell', { words: words.slice(0, 1200) }).then((outcome) => {
      if (!isCurrent || !outcome.ok) return;
      setSpelled(new Map(outcome.value.map((one, nth) => [words[nth] ?? '', one])));
    });
    return () => {
      isCurrent = false;
    };
  }, [words]);
  return spelled;
}

const everyCamera = {};
const mostCameras = 8;
const noCameras: readonly Camera[] = [];

/** The likeliest cameras of a query. */
export function useFoundCameras(query: string): readonly Camera[] {
  const [found, setFound] = useState<{ query: string; cameras: readonly Camera[] }>();
  const text = query.trim();
  useEffect(() => {
    if (text === '') return undefined;
    let isCurrent = true;
    const args = { query: text.slice(0, 80), filter: everyCamera, limit: mostCameras };
    void request('catalog:search', args).then((outcome) => {
      if (isCurrent && outcome.ok) setFound({ query: text, cameras: outcome.value.cameras });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return text === '' || found === undefined ? noCameras : found.cameras;
}
