import { useState } from 'react';
import type { AlarmMapping, SourceReplay, SourceRow } from '#contract/alarmSource';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';

/** Tries the mapping on a recorded file; nothing comes of it. What came lately can be recorded. */
export function RecordedTrial({
  mapping,
  row,
}: {
  mapping: AlarmMapping;
  row: SourceRow | undefined;
}) {
  const { t } = useText();
  const [result, setResult] = useState<SourceReplay | null>(null);
  const [note, setNote] = useState('');
  const replay = async (): Promise<void> => {
    const outcome = await request('source:replay', { mapping });
    setResult(outcome.ok ? outcome.value : null);
    setNote(outcome.ok ? '' : faultWords(outcome.fault.code, t));
  };
  const record = async (sourceId: SourceRow['source']['sourceId']): Promise<void> => {
    const outcome = await request('source:record', { sourceId });
    if (!outcome.ok) setNote(faultWords(outcome.fault.code, t));
    else setNote(outcome.value === null ? '' : t('source.recorded', outcome.value));
  };
  return (
    <section>
      <h3 className="part-title">{t('source.recordedTitle')}</h3>
      <p className="hint">{t('source.recordedHint')}</p>
      <div className="source-adds">
        <Button onPress={() => void replay()} testId="source-replay">
          {t('source.replay')}
        </Button>
        {row === undefined ? null : (
          <Button onPress={() => void record(row.source.sourceId)} testId="source-record">
            {t('source.record')}
          </Button>
        )}
        <span role="status">{note}</span>
      </div>
      {result === null ? null : (
        <div data-testid="source-replayed">
          <p>
            {t('source.replayed', {
              file: result.fileName,
              messages: result.messages,
              raised: result.raised,
              ended: result.ended,
              ignored: result.ignored,
            })}
          </p>
          {result.withoutCamera === 0 ? null : (
            <p>{t('source.withoutCamera', { count: result.withoutCamera })}</p>
          )}
          {result.firstUnreadable === null ? null : (
            <p>
              {t('source.firstUnreadable', {
                count: result.unreadable,
                line: result.firstUnreadable.line,
              })}{' '}
              <code>{result.firstUnreadable.body}</code>
            </p>
          )}
        </div>
      )}
    </section>
  );
}
