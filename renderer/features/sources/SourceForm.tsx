import { useState } from 'react';
import type { AlarmMapping, MappedField, Sample, SourceRow } from '#contract/alarmSource';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { ConnectionFields } from './ConnectionFields';
import { MappingFields } from './MappingFields';
import { MappingRules } from './MappingRules';
import { RecordedTrial } from './RecordedTrial';
import { SampleBox } from './SampleBox';
import type { SourceDraft } from './sourceDraft';
import { useMappingPreview } from './useMappingPreview';

interface Props {
  draft: SourceDraft;
  /** As it is kept; undefined while it is new. */
  row: SourceRow | undefined;
  isKeychainThere: boolean;
  note: string;
  onChange: (draft: SourceDraft) => void;
  onSave: () => void;
  onRemove: () => void;
}

const noSample: Sample = { topic: '', headers: {}, body: '' };

/** One source: where it comes from, how it is read, and what comes of a sample. */
export function SourceForm(props: Props) {
  const { draft, row, note, onChange, onSave } = props;
  const { t } = useText();
  const [sample, setSample] = useState(noSample);
  const [field, setField] = useState<MappedField | null>(null);
  const { source } = draft;
  const { mapping } = source;
  const preview = useMappingPreview(mapping, sample);
  const change = (part: Partial<AlarmMapping>): void =>
    onChange({ ...draft, source: { ...source, mapping: { ...mapping, ...part } } });
  const pick = (path: string): void => {
    if (field !== null) change({ fields: { ...mapping.fields, [field]: path } });
  };
  const wrong = preview?.problems.filter(({ trouble }) => trouble === 'wrong').length ?? 0;
  const whyNot = whyNotSaved(draft, wrong);
  return (
    <div className="source-form">
      <div className="source-bar">
        <Button
          look="primary"
          unavailable={whyNot === null ? undefined : t(`source.not.${whyNot}`)}
          onPress={onSave}
          testId="source-save"
        >
          {t('source.save')}
        </Button>
        {row === undefined ? null : (
          <Button look="plain" onPress={props.onRemove} testId="source-remove">
            {t('source.remove')}
          </Button>
        )}
        <span role="status">{whyNot === null ? note : t(`source.not.${whyNot}`)}</span>
      </div>
      <ConnectionFields
        draft={draft}
        hasSecret={row?.hasSecret ?? false}
        isKeychainThere={props.isKeychainThere}
        onChange={onChange}
      />
      <SampleBox sample={sample} heard={row?.heard.last ?? []} onChange={setSample} />
      <MappingFields
        mapping={mapping}
        preview={preview}
        field={field}
        onField={setField}
        onPick={pick}
        onChange={change}
      />
      <MappingRules mapping={mapping} onChange={change} />
      <RecordedTrial mapping={mapping} row={row} />
    </div>
  );
}

function whyNotSaved(
  { source }: SourceDraft,
  wrong: number,
): 'name' | 'address' | 'topics' | 'wrong' | null {
  if (source.name.trim() === '') return 'name';
  if (wrong > 0) return 'wrong';
  if (source.kind === 'webhook') return null;
  if (!/^mqtts?:\/\/[^@/]+$/.test(source.address)) return 'address';
  return source.topics.length === 0 ? 'topics' : null;
}
