import { useState } from 'react';
import type { Notice, NoticePicture } from '#contract/content';
import type { FaultCode } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { WordsFields } from './WordsFields';

/** Words, a picture from a file, or both. */
export function NoticeFields({ notice }: { notice: Notice | undefined }) {
  const { t } = useText();
  return (
    <>
      <WordsFields label={t('content.notice.text')} start={notice?.text} most={400} isLong />
      <PictureField start={notice?.picture ?? null} />
    </>
  );
}

/** A picture is shown here before it is on any wall: what cannot be decoded never gets there. */
function PictureField({ start }: { start: NoticePicture | null }) {
  const { t } = useText();
  const [picture, setPicture] = useState(start);
  const [refusal, setRefusal] = useState<FaultCode | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await request('notice:picture', {});
    setRefusal(chosen.ok ? null : chosen.fault.code);
    if (chosen.ok && chosen.value !== null) setPicture(chosen.value);
  };
  return (
    <fieldset className="case-field wide">
      <legend>{t('content.notice.picture')}</legend>
      <input type="hidden" name="picture" value={picture === null ? '' : JSON.stringify(picture)} />
      <div className="picture-field">
        {picture === null ? null : (
          <img
            src={`/pictures/${picture.file}`}
            alt={t('content.notice.size', { width: picture.widthPx, height: picture.heightPx })}
            onError={() => {
              setPicture(null);
              setRefusal('notice/no-picture');
            }}
          />
        )}
        <p className="picture-buttons">
          <Button onPress={() => void choose()} testId="choose-picture">
            {t(picture === null ? 'content.notice.choose' : 'content.notice.change')}
          </Button>
          {picture === null ? null : (
            <Button look="plain" onPress={() => setPicture(null)} testId="drop-picture">
              {t('content.notice.drop')}
            </Button>
          )}
        </p>
      </div>
      {refusal === null ? (
        <p className="hint">{t('content.notice.limits')}</p>
      ) : (
        <p className="field-note" role="alert">
          {faultWords(refusal, t)}
        </p>
      )}
    </fieldset>
  );
}
