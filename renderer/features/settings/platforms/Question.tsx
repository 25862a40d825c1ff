import { useEffect, useRef } from 'react';
import { Button } from '../../../kit/Button';

interface Props {
  ask: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asked in its place, without a window over the others; leaving things as they are has the focus. */
export function Question({ ask, yes, no, onYes, onNo }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div
      ref={place}
      className="question"
      role="alertdialog"
      aria-label={ask}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return;
        event.stopPropagation();
        onNo();
      }}
    >
      <p>{ask}</p>
      <Button onPress={onNo} testId="question-no">
        {no}
      </Button>
      <Button onPress={onYes} testId="question-yes">
        {yes}
      </Button>
    </div>
  );
}
