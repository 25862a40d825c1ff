import type { RuleVersion } from '#contract/ruleBook';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { clockText, dateText } from '../../kit/time';

/** Who saved when; each can be taken back into the editor. */
export function VersionList({
  versions,
  onRestore,
}: {
  versions: readonly RuleVersion[];
  onRestore: (number: number) => void;
}) {
  const { t } = useText();
  return (
    <section data-testid="rule-versions">
      <h3 className="part-title">{t('rules.versions')}</h3>
      {versions.length === 0 ? <p className="hint">{t('rules.versionsNone')}</p> : null}
      {versions.map(({ number, atMs, actor, rules }) => (
        <p key={number} className="version">
          <b>{t('rules.version', { number, count: rules })}</b>
          <span className="hint">
            {dateText(atMs)} {clockText(atMs)} ·{' '}
            {t('seat.owner', { seat: actor.seat, name: actor.name })} · {t(`role.${actor.role}`)}
          </span>
          <Button look="plain" onPress={() => onRestore(number)}>
            {t('rules.restore')}
          </Button>
        </p>
      ))}
    </section>
  );
}
