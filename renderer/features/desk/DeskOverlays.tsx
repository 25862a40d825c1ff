import type { Camera } from '#contract/camera';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { useText } from '../../kit/text/useText';
import { testSounds, voiceFor } from '../alarms';
import { BriefingPage } from '../briefing';
import { SettingsPanel } from '../settings';
import { SourcesPage } from '../sources';
import { AlarmHistory } from './AlarmHistory';
import { ActionLog } from './ActionLog';
import { HandoverOverlay, ReportOverlay } from './ShiftOverlays';
import { BoardPage } from './BoardPage';
import { CropsOverlay } from './CropsOverlay';
import { KeyCard } from './KeyCard';
import { LibraryOverlay } from './LibraryOverlay';
import { Overlay } from './Overlay';
import { RulesOverlay } from './RulesOverlay';
import { ToursOverlay } from './ToursOverlay';
import { useDesk } from './useDesk';

const sounds = {
  test: testSounds,
  hasVoice: (locale: Parameters<typeof voiceFor>[0]) => voiceFor(locale) !== undefined,
};

/** The page over the centre, if one is open. */
export function DeskOverlays({ onPut }: { onPut: (camera: Camera) => void }) {
  const { t } = useText();
  const { overlay } = useDesk().state;
  const station = useWallSelector(selectStation);
  switch (overlay) {
    case 'keys':
      return <KeyCard />;
    case 'handover':
      return <HandoverOverlay />;
    case 'rules':
      return <RulesOverlay />;
    case 'scenes':
      return <LibraryOverlay />;
    case 'report':
      return <ReportOverlay />;
    case 'log':
      return <ActionLog />;
    case 'history':
      return <AlarmHistory onPut={onPut} />;
    case 'briefing':
      return (
        <Overlay title={t('briefing.title')} testId="briefing-overlay">
          <BriefingPage station={station} />
        </Overlay>
      );
    case 'board':
      return <BoardPage />;
    case 'crops':
      return <CropsOverlay />;
    case 'tours':
      return <ToursOverlay />;
    case 'sources':
      return (
        <Overlay title={t('source.title')} testId="sources">
          <SourcesPage station={station} />
        </Overlay>
      );
    case 'settings':
      return (
        <Overlay title={t('desk.settings.title')} testId="settings">
          <SettingsPanel station={station} sounds={sounds} />
        </Overlay>
      );
    case null:
      return null;
  }
}
