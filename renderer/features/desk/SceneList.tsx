import { useState } from 'react';
import type { SceneRow } from '#contract/scene';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { useDesk } from './useDesk';

/** Saved scenes by number; the one in force says so. Saving keeps what is on the wall. */
export function SceneList({
  scenes,
  hasRibbon,
}: {
  scenes: readonly SceneRow[];
  hasRibbon: boolean;
}) {
  const { t } = useText();
  const { run } = useDesk();
  const [isSaving, setSaving] = useState(false);
  return (
    <section className="scenes">
      <h2 className="part-title">
        {t('desk.scenes.title')} <span>{scenes.length}</span>
      </h2>
      <div className="scene-rows">
        {scenes.map((scene) => (
          <button
            key={scene.sceneId}
            type="button"
            className="scene-row"
            aria-pressed={scene.isInForce}
            data-testid={`scene-${scene.number}`}
            data-context={`scene:${scene.number}`}
            onClick={() => run({ kind: 'scene', number: scene.number })}
          >
            <b>{scene.number}</b> <span className="scene-name">{scene.name}</span>
            {scene.isInForce ? <span className="hint">{t('desk.wall.onAir')}</span> : null}
          </button>
        ))}
        {scenes.length === 0 ? <p className="hint">{t('desk.scenes.none')}</p> : null}
      </div>
      <div className="action-row">
        <Button onPress={() => run({ kind: 'previous-scene' })} keyOf="previousScene">
          {t('desk.scenes.previous')}
        </Button>
        <Button onPress={() => run({ kind: 'scenes' })} keyOf="scenes" testId="open-library">
          {t('library.title')}
        </Button>
        <Button onPress={() => setSaving((is) => !is)} isPressed={isSaving}>
          {t('desk.scenes.save')}
        </Button>
        <Button onPress={() => run({ kind: 'ribbon' })} keyOf="ribbon" isPressed={hasRibbon}>
          {t('desk.wall.ribbon')}
        </Button>
      </div>
      {isSaving ? <SaveForm scenes={scenes} onDone={() => setSaving(false)} /> : null}
    </section>
  );
}

interface SaveProps {
  scenes: readonly SceneRow[];
  /** What is kept: the wall as it is, or the preview. */
  channel?: 'scene:save' | 'preview:save';
  onDone: () => void;
}

/** Number and name of a scene to be kept. */
export function SaveForm({ scenes, channel = 'scene:save', onDone }: SaveProps) {
  const { t } = useText();
  const { ask } = useDesk();
  const free = Math.max(0, ...scenes.map((scene) => scene.number)) + 1;
  const [number, setNumber] = useState(String(free));
  const [name, setName] = useState('');
  const isReplacing = scenes.some((scene) => scene.number === Number(number));
  return (
    <form
      className="save-form"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(channel, { number: Number(number), name }).then((outcome) => {
          if (outcome.ok) onDone();
        });
      }}
    >
      <label>
        {t('desk.scenes.number')}
        <input
          className="field short"
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.target.value.replace(/\D/g, '').slice(0, 3))}
        />
      </label>
      <label>
        {t('desk.scenes.name')}
        <input
          className="field"
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <button type="submit" className="button" data-look="primary">
        {isReplacing ? t('desk.scenes.replace', { number }) : t('desk.scenes.keep')}
      </button>
    </form>
  );
}
