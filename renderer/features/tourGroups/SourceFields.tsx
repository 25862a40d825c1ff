import { useText } from '../../kit/text/useText';
import { PlaceField } from '../boards';
import { PickField } from '../incidents';
import { sourceOf, type Draft } from './draft';

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

const kinds = ['bullet', 'dome', 'ptz'] as const;
const classes = ['1', '2', '3'] as const;

/** The cameras of a tour, by list or by rule, or its scenes. */
export function SourceFields({ draft, onChange }: Props) {
  switch (draft.what) {
    case 'cameras':
      return (
        <ListField
          {...{ draft, onChange }}
          name="cameras"
          words={['tour.groups.cameraList', 'tour.groups.cameraListHint']}
        />
      );
    case 'scenes':
      return (
        <ListField
          {...{ draft, onChange }}
          name="scenes"
          words={['tour.groups.sceneList', 'tour.groups.sceneListHint']}
        />
      );
    case 'rule':
      return <RuleFields {...{ draft, onChange }} />;
  }
}

interface ListProps extends Props {
  name: 'cameras' | 'scenes';
  words: readonly [string, string];
}

function ListField({ draft, onChange, name, words }: ListProps) {
  const { t } = useText();
  const read = sourceOf(draft);
  const bad = 'bad' in read ? read.bad : null;
  return (
    <label className="case-field wide">
      {t(words[0])}
      <input
        className="field"
        name={name}
        value={draft[name]}
        maxLength={2000}
        autoComplete="off"
        aria-invalid={bad !== null}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
      <span className="hint" role={bad === null ? undefined : 'alert'}>
        {bad === null ? t(words[1]) : t('tour.groups.badList', { word: bad })}
      </span>
    </label>
  );
}

function RuleFields({ draft, onChange }: Props) {
  const { t } = useText();
  return (
    <>
      <PlaceField nodeId={draft.nodeId} onChoose={(nodeId) => onChange({ nodeId })} />
      <div onChange={({ target }) => onChange({ kind: (target as HTMLInputElement).value })}>
        <PickField
          name="camera-kind"
          kind="radio"
          label={t('tour.groups.kind')}
          choices={[
            ['any', t('tour.groups.any')],
            ...kinds.map((one) => [one, t(`tour.groups.kinds.${one}`)] as const),
          ]}
          chosen={draft.kind}
          isLater
        />
      </div>
      <div onChange={({ target }) => onChange({ cameraClass: (target as HTMLInputElement).value })}>
        <PickField
          name="camera-class"
          kind="radio"
          label={t('tour.groups.class')}
          choices={[
            ['any', t('tour.groups.any')],
            ...classes.map((one) => [one, t(`tour.groups.classes.${one}`)] as const),
          ]}
          chosen={draft.cameraClass}
          isLater
        />
      </div>
      <label className="case-field wide">
        {t('tour.groups.word')}
        <input
          className="field"
          name="word"
          value={draft.word}
          maxLength={40}
          placeholder={t('tour.groups.wordHint')}
          autoComplete="off"
          onChange={(event) => onChange({ word: event.target.value })}
        />
      </label>
    </>
  );
}
