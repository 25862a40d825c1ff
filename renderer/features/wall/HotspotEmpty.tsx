import { useText } from '../../kit/text/useText';

/** A hotspot that nothing has come to yet says what it waits for. */
export function HotspotEmpty() {
  const { t } = useText();
  return <p className="opening">{t('content.hotspot.empty')}</p>;
}
