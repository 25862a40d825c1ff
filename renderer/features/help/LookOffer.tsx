import './help.css';
import { useEffect, useState } from 'react';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';

/** A line at the first start of a person; it waits, and is gone for good once it is answered. */
export function LookOffer({ isRunning, onLook }: { isRunning: boolean; onLook: () => void }) {
  const { t } = useText();
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void request('settings:read', {}).then((told) => {
      if (isCurrent && told.ok) setOffered(told.value.guidedLook === 'offered');
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  if (!isOffered || isRunning) return null;
  const answer = (): void => {
    setOffered(false);
    void request('settings:write', { guidedLook: 'done' });
  };
  return (
    <p className="look-offer" data-testid="look-offer">
      <b>{t('help.offer')}</b> <span>{t('help.offerHint')}</span>
      <Button
        look="primary"
        testId="look-begin"
        onPress={() => {
          answer();
          onLook();
        }}
      >
        {t('help.look')}
      </Button>
      <Button look="plain" onPress={answer} testId="look-decline">
        {t('help.decline')}
      </Button>
    </p>
  );
}
