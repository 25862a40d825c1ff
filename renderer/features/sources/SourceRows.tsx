import type { AlarmSource, SourceList, SourceRow } from '#contract/alarmSource';
import type { PlatformHealth } from '#contract/view';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

interface Props {
  list: SourceList;
  platforms: readonly PlatformHealth[];
  chosen: string | null;
  onChoose: (source: AlarmSource) => void;
}

/** Every source: its name, how it does, what came. */
export function SourceRows({ list, platforms, chosen, onChoose }: Props) {
  const { t } = useText();
  if (list.length === 0) return <p className="source-none">{t('source.none')}</p>;
  return (
    <ul className="source-list">
      {list.map(({ source, heard }) => (
        <li key={source.sourceId}>
          <button
            type="button"
            className="source-row"
            aria-current={source.sourceId === chosen ? true : undefined}
            data-source={source.name}
            onClick={() => onChoose(source)}
          >
            <b>{source.name}</b>
            <span className="hint">{t(`source.kind.${source.kind}`)}</span>
            <span className="source-state">
              <StateWords
                isOn={source.isOn}
                health={platforms.find(({ platformId }) => platformId === source.sourceId)}
              />
            </span>
            <span className="hint source-counts">
              <HeardWords heard={heard} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function StateWords({ isOn, health }: { isOn: boolean; health: PlatformHealth | undefined }) {
  const { t } = useText();
  if (!isOn) return t('source.off');
  if (health === undefined) return t('desk.health.connectingWord');
  if (health.fault !== null) return faultWords(health.fault.code, t);
  return t(`desk.health.${health.state}Word`, { time: clockText(health.sinceMs) });
}

function HeardWords({ heard }: { heard: SourceRow['heard'] }) {
  const { t } = useText();
  const { messages, alarms, unreadable, lastAtMs } = heard;
  if (lastAtMs === null) return t('source.nothingYet');
  const words = t('source.heard', { messages, alarms, time: clockText(lastAtMs) });
  return unreadable === 0 ? words : `${words} · ${t('source.unreadable', { count: unreadable })}`;
}
