import type { ReactNode } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import { localText, useText, type Text } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';
import { clockText, dateText, spanText } from '../../kit/time';
import { alarmStateWords } from '../alarms';

/** What is known of the case, one fact a row. */
export function CaseFacts({
  alarm,
  incident,
}: {
  alarm: Alarm | undefined;
  incident: Incident | undefined;
}) {
  const { t, locale } = useText();
  const subject = alarm ?? incident;
  if (subject === undefined) return null;
  const atMs = alarm?.raisedAtMs ?? incident?.reportedAtMs ?? 0;
  const owner = incident?.owner ?? null;
  const facts: [string, ReactNode][] = [
    ['elapsed', <Elapsed key="elapsed" sinceMs={atMs} />],
    ['time', `${dateText(atMs)} ${clockText(atMs)}`],
    ['place', localText(subject.place, locale)],
    ['priority', t(`priority.${subject.priority}`)],
    ['state', alarm === undefined ? null : alarmStateWords(alarm, t)],
    [
      'owner',
      owner === null
        ? t('desk.incidents.nobody')
        : t('seat.owner', { seat: owner.seat, name: owner.name }),
    ],
    ['source', sourceWords(alarm, incident, t)],
    [
      'reporter',
      incident?.reporter == null
        ? null
        : `${incident.reporter.name} ${incident.reporter.phoneMasked}`,
    ],
    ['holder', incident?.holder == null ? null : localText(incident.holder.name, locale)],
    ['unit', incident === undefined ? null : unitWords(incident, t, locale)],
    ['joint', incident?.joint == null ? null : t(`case.joint.${incident.joint}`)],
    ['escalated', incident === undefined ? null : escalatedWords(incident, t)],
    ['verdict', incident === undefined ? null : verdictWords(incident, t)],
    ['merged', incident?.mergedIds.map((id) => id.slice(id.indexOf(':') + 1)).join(' · ')],
    ['description', localText(subject.description, locale)],
    ['instruction', localText(subject.instruction, locale)],
  ];
  return (
    <dl className="facts">
      {facts.map(([key, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={key} className="fact" data-fact={key}>
            <dt>{t(`desk.fact.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function unitWords(incident: Incident, t: Text['t'], locale: Text['locale']): string {
  return incident.units
    .map(({ name, signedAtMs }) =>
      signedAtMs === null
        ? t('case.unitWaiting', { name: localText(name, locale) })
        : t('case.unitSigned', { name: localText(name, locale), time: clockText(signedAtMs) }),
    )
    .join(' · ');
}

function escalatedWords({ escalations }: Incident, t: Text['t']): string | null {
  const last = escalations.at(-1);
  if (last === undefined) return null;
  return t('case.escalated', { count: escalations.length, time: clockText(last.atMs) });
}

function verdictWords({ verdict, cause }: Incident, t: Text['t']): string | null {
  if (verdict === null) return null;
  return [t(`case.verdict.${verdict}`), cause ?? ''].filter((part) => part !== '').join(' · ');
}

function Elapsed({ sinceMs }: { sinceMs: number }) {
  return <span className="figure">{spanText(useSecond() - sinceMs)}</span>;
}

function sourceWords(
  alarm: Alarm | undefined,
  incident: Incident | undefined,
  t: Text['t'],
): string {
  const source = t(`desk.source.${alarm?.source ?? incident?.source ?? 'device'}`);
  return alarm?.gbMethod == null ? source : `${source} · ${t(`desk.method.${alarm.gbMethod}`)}`;
}
