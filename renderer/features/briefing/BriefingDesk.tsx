import './briefing.css';
import { useState, type ReactNode } from 'react';
import type { Alarm } from '#contract/alarm';
import type { BriefingStanding } from '#contract/briefing';
import type { PlanTile, Screen, ScreenPlan } from '#contract/scene';
import type { StationView, WindowView } from '#contract/view';
import { useText } from '../../kit/text/useText';
import { Audience } from './Audience';
import { EffectRow } from './EffectRow';
import { KeyList } from './KeyList';
import { NextItem } from './NextItem';
import { Notes } from './Notes';
import { PrivateLine } from './PrivateLine';
import { ProgrammeStrip } from './ProgrammeStrip';
import { BriefingTop } from './BriefingTop';
import { useBook, usePresenting } from './useBriefing';
import { bothWords } from './words';

interface Props {
  standing: BriefingStanding;
  view: WindowView;
  /** Most urgent first. */
  alarms: readonly Alarm[];
  /** The moving picture of one tile. */
  picture: (tile: PlanTile) => ReactNode;
}

/** The presenter's window 讲解台: what visitors see, what comes next, notes, clocks, alarms. */
export function BriefingDesk({ standing, view, alarms, picture }: Props) {
  const { t, locale } = useText();
  const isRehearsed = ({ isRehearsal }: Alarm): boolean => isRehearsal === true;
  const open = alarms.filter(({ response }) => response !== 'acknowledged');
  const waiting = [
    ...open.filter((alarm) => !isRehearsed(alarm)),
    ...open.filter((alarm) => isRehearsed(alarm)),
  ];
  const presenting = usePresenting(waiting[0]);
  const { book } = useBook();
  const checks =
    book?.programmes.find(({ programmeId }) => programmeId === standing.programmeId)?.checks ?? [];
  const cameras = new Map(checks.map(({ itemId, cameraId }) => [itemId, cameraId]));
  const { programme, index } = standing;
  const shown = useShownScreen(standing, view);
  const item = programme.items[index];
  return (
    <div className="briefing" data-testid="briefing" aria-label={t('briefing.title')}>
      <BriefingTop standing={standing} station={view.station} />
      <div className="briefing-middle">
        <section className="briefing-left">
          <h2 className="part-title">
            {t('briefing.audience')}{' '}
            <span>
              {index + 1} / {programme.items.length}{' '}
              {item === undefined ? '' : bothWords(item.title, locale)}
            </span>
            <ScreenTabs {...shown} station={view.station} />
          </h2>
          {shown.screen !== undefined && shown.plan !== undefined ? (
            <Audience
              screen={shown.screen}
              plan={shown.plan}
              standing={standing}
              picture={picture}
              onOrder={presenting.order}
            />
          ) : (
            <p className="briefing-none">{t('briefing.noScreen')}</p>
          )}
        </section>
        <section className="briefing-right">
          <NextItem item={programme.items[index + 1]} number={index + 2} cameras={cameras} />
          <Notes item={item} presenting={presenting} missing={standing.missing} />
        </section>
      </div>
      <EffectRow standing={standing} presenting={presenting} />
      <ProgrammeStrip
        programme={programme}
        index={index}
        cameras={cameras}
        onGo={(to) => presenting.order({ kind: 'go', item: to })}
      />
      <PrivateLine alarms={waiting} presenting={presenting} standing={standing} />
      {presenting.areKeysOpen ? <KeyList /> : null}
    </div>
  );
}

interface Shown {
  screens: Screen[];
  screen: Screen | undefined;
  plan: ScreenPlan | undefined;
  onScreen: (screenId: string) => void;
}

/** Of several presented walls one is looked at; they all show the same item. */
function useShownScreen(standing: BriefingStanding, view: WindowView): Shown {
  const [chosen, onScreen] = useState<string | null>(null);
  const screens = view.station.screens.filter(({ screenId }) =>
    standing.screenIds.includes(screenId),
  );
  const screen = screens.find(({ screenId }) => screenId === chosen) ?? screens[0];
  const plan = screen === undefined ? undefined : view.plans[screen.screenId];
  return { screens, screen, plan, onScreen };
}

function ScreenTabs({ screens, screen, onScreen }: Shown & { station: StationView }) {
  const { t } = useText();
  if (screens.length < 2) return null;
  return (
    <span className="briefing-tabs">
      {screens.map(({ screenId, number, name }) => (
        <button
          key={screenId}
          type="button"
          className="tab"
          aria-pressed={screenId === screen?.screenId}
          onClick={() => onScreen(screenId)}
        >
          {name === '' ? t('desk.wall.number', { number }) : name}
        </button>
      ))}
    </span>
  );
}
