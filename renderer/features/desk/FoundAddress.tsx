import { Button } from '../../kit/Button';
import { streamAddress } from '../../kit/streamAddress';
import { useText } from '../../kit/text/useText';

interface Props {
  query: string;
  /** The tile that it goes to. */
  tileNumber: number | undefined;
  onPut: (url: string) => void;
}

/** What is typed in the search is the address of a stream: it can be put on the wall as it is. */
export function FoundAddress({ query, tileNumber, onPut }: Props) {
  const { t } = useText();
  const url = streamAddress(query);
  if (url === null || tileNumber === undefined) return null;
  return (
    <div className="found-address">
      <Button onPress={() => onPut(url)} testId="put-address">
        {t('address.put', { number: tileNumber })}
      </Button>
      <p className="hint">{t('address.hint')}</p>
    </div>
  );
}
