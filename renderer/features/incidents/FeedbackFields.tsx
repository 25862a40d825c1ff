import { useText } from '../../kit/text/useText';
import { PickField, WordsField } from './fields';

/** What came of it, and which cameras show it. */
export function FeedbackFields({
  cameras,
}: {
  cameras: readonly { cameraId: string; words: string }[];
}) {
  const { t } = useText();
  return (
    <>
      <WordsField form="feedback" isRequired />
      {cameras.length === 0 ? null : (
        <PickField
          name="camera"
          kind="checkbox"
          label={t('case.pictures')}
          choices={cameras.slice(0, 4).map(({ cameraId, words }) => [cameraId, words])}
          isLater
        />
      )}
    </>
  );
}
