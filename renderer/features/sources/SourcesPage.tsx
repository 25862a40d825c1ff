import './sources.css';
import { useState } from 'react';
import type { AlarmSource } from '#contract/alarmSource';
import type { StationView } from '#contract/view';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { newDraft, type SourceDraft } from './sourceDraft';
import { SourceForm } from './SourceForm';
import { SourceRows } from './SourceRows';
import { useSources } from './useSources';

/** Alarms from elsewhere: the sources, and one of them in full. */
export function SourcesPage({ station }: { station: StationView }) {
  const { t } = useText();
  const room = useSources();
  const [draft, setDraft] = useState<SourceDraft | null>(null);
  const [said, setSaid] = useState('');
  const row = room.list.find(({ source }) => source.sourceId === draft?.source.sourceId);
  const begin = (kind: AlarmSource['kind']): void => {
    setSaid('');
    setDraft(newDraft(kind, t(`source.kind.${kind}`)));
  };
  const save = async (changed: SourceDraft): Promise<void> => {
    const isSaved = await room.save(changed);
    if (!isSaved) return;
    setSaid(t('source.saved'));
    setDraft({ ...changed, secret: null });
  };
  const remove = async (): Promise<void> => {
    if (draft === null || !(await room.remove(draft.source.sourceId))) return;
    setDraft(null);
    setSaid('');
  };
  return (
    <div className="sources-page" data-keys="own" data-testid="sources-page">
      <div className="sources">
        <div className="source-side">
          <p className="hint">{t('source.hint')}</p>
          <SourceRows
            list={room.list}
            platforms={station.platforms}
            chosen={draft?.source.sourceId ?? null}
            onChoose={(source) => {
              setSaid('');
              setDraft({ source, secret: null });
            }}
          />
          <div className="source-adds">
            <Button onPress={() => begin('mqtt')} testId="source-add-mqtt">
              {t('source.addMqtt')}
            </Button>
            <Button onPress={() => begin('webhook')} testId="source-add-webhook">
              {t('source.addWebhook')}
            </Button>
          </div>
        </div>
        {draft === null ? null : (
          <SourceForm
            key={draft.source.sourceId}
            draft={draft}
            row={row}
            isKeychainThere={station.isKeychainThere}
            onChange={(changed) => {
              setSaid('');
              setDraft(changed);
            }}
            onSave={() => void save(draft)}
            onRemove={() => void remove()}
            note={room.fault === null ? said : faultWords(room.fault.code, t)}
          />
        )}
      </div>
    </div>
  );
}
