import { trialLimits, type Trial, type TrialLine, type TrialSide } from '#contract/ruleBook';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { clockText, dateText, spanText } from '../../kit/time';
import type { RuleRoom } from './clauses';

const sides = [
  'popped',
  'shown',
  'hidden',
  'sounded',
  'spoken',
  'scenes',
  'floods',
  'mostWaiting',
] as const satisfies readonly (keyof TrialSide)[];

const momentText = (atMs: number): string => `${dateText(atMs)} ${clockText(atMs).slice(0, 5)}`;

/** What the rules in force did, what the draft would have done, and where they part. */
export function TrialResult({ trial, room }: { trial: Trial; room: RuleRoom }) {
  const { t } = useText();
  const isSame =
    trial.lines.every(({ change }) => change === 'same') &&
    sides.every((side) => trial.present[side] === trial.draft[side]);
  return (
    <div className="trial-result" data-testid="trial-result">
      <p>
        {t('rules.trialOf', {
          from: momentText(trial.fromMs),
          to: momentText(trial.toMs),
          count: trial.alarms,
        })}
        {trial.alarms === 0 ? ` ${t('rules.trialNone')}` : null}
        {trial.alarms > 0 && isSame ? ` · ${t('rules.trialSame')}` : null}
        {trial.isCut ? ` · ${t('rules.trialCut', { count: trialLimits.alarms })}` : null}
      </p>
      {trial.alarms === 0 ? null : (
        <>
          <div className="trial-figures">
            <Sides trial={trial} />
            <Hours trial={trial} />
          </div>
          <h4 className="part-title">{t('rules.lines')}</h4>
          {trial.lineCount > trial.lines.length ? (
            <p className="hint">
              {t('rules.linesMore', { count: trial.lineCount, shown: trial.lines.length })}
            </p>
          ) : null}
          {trial.lineCount === 0 ? <p className="hint">{t('rules.linesNone')}</p> : null}
          <ol className="trial-lines">
            {trial.lines.map((line) => (
              <Line key={`${line.alarmId} ${line.atMs} ${line.change}`} line={line} room={room} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

const signed = (value: number): string =>
  value > 0 ? `+${value}` : String(value).replace('-', '−');

function Sides({ trial }: { trial: Trial }) {
  const { t } = useText();
  return (
    <table className="trial-sides">
      <thead>
        <tr>
          <th />
          <th>{t('rules.present')}</th>
          <th>{t('rules.draft')}</th>
          <th>{t('rules.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {sides.map((side) => {
          const change = trial.draft[side] - trial.present[side];
          return (
            <tr key={side} data-side={side}>
              <th scope="row">{t(`rules.side.${side}`)}</th>
              <td>{trial.present[side]}</td>
              <td>{trial.draft[side]}</td>
              <td className={change === 0 ? 'calm' : 'differs'}>{signed(change)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Two bars an hour: hollow for the rules in force, full for the draft. */
function Hours({ trial }: { trial: Trial }) {
  const { t } = useText();
  const most = Math.max(1, ...trial.hours.flatMap(({ present, draft }) => [present, draft]));
  const height = (value: number): string => `${String((value / most) * 100)}%`;
  return (
    <figure className="trial-hours">
      <figcaption className="hint">
        {t('rules.perHour')} · <i className="bar present" /> {t('rules.present')}{' '}
        <i className="bar draft" /> {t('rules.draft')}
      </figcaption>
      <div className="trial-bars">
        {trial.hours.map(({ atMs, came, present, draft }, index) => {
          const time = clockText(atMs).slice(0, 5);
          return (
            <span
              key={atMs}
              className="trial-hour"
              title={t('rules.perHourOne', { time, came, present, draft })}
            >
              <span className="trial-pair">
                <i className="bar present" style={{ height: height(present) }} />
                <i className="bar draft" style={{ height: height(draft) }} />
              </span>
              <span className="trial-time">{index % 4 === 0 ? time : ''}</span>
            </span>
          );
        })}
      </div>
    </figure>
  );
}

const marks: Readonly<Record<TrialLine['change'], string>> = {
  same: '',
  added: '+',
  moved: '→',
  gone: '−',
};

function Line({ line, room }: { line: TrialLine; room: RuleRoom }) {
  const { t } = useText();
  const { locale } = room;
  const screen = room.screens.find(({ screenId }) => screenId === line.screenId);
  const zone = room.zones.find(({ zoneId }) => zoneId === line.zoneId);
  const words = [
    t('rules.lineTile', { screen: screen?.number ?? 0, tile: line.tile }),
    ...(zone === undefined ? [] : [zone.name]),
    line.forMs === null ? t('rules.lineOpen') : t('rules.lineFor', { time: spanText(line.forMs) }),
    ...(line.displaced === null
      ? []
      : [
          t('rules.lineDisplaced', {
            what: localText(line.displaced.what, locale),
            place: localText(line.displaced.place, locale),
          }),
        ]),
    ...(line.more === 0 ? [] : [t('rules.lineMore', { count: line.more })]),
  ];
  return (
    <li className="trial-line" data-change={line.change}>
      <b className="trial-mark">{marks[line.change]}</b>
      <time>{clockText(line.atMs)}</time>
      <PrioritySymbol priority={line.priority} size="1.125rem" />
      <span className="trial-what">
        {localText(line.what, locale)} · {localText(line.place, locale)}
      </span>
      <span className="hint">{words.join(' · ')}</span>
      <span className="trial-change">
        {line.change === 'same' ? null : t(`rules.change.${line.change}`)}
      </span>
    </li>
  );
}
