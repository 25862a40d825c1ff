import './numberEcho.css';
import type { PlanTile, SceneRow, Screen, ScreenPlan } from '#contract/scene';
import type { TourRow } from '#contract/tour';
import type { Crop } from '#contract/zoom';
import { Icon } from '../../kit/Icon';
import { KeyCap } from '../../kit/KeyCap';
import { localText, useText } from '../../kit/text/useText';
import { echoChoices } from './echoChoices';
import { typedTimeText } from '../timeline';
import { LivePicture } from './LivePicture';
import { useCameraNumber, usePresets } from './useEcho';
import { useDesk } from './useDesk';

interface Props {
  scenes: readonly SceneRow[];
  tours: readonly TourRow[];
  crops: readonly Crop[];
  screens: readonly Screen[];
  plan: ScreenPlan | undefined;
  tile: PlanTile | undefined;
}

/** Typed digits, large, with what each key would do; the likeliest first (design.md §5). */
export function NumberEcho(props: Props) {
  const { digits } = useDesk().state;
  return digits === '' ? null : <Echo {...props} digits={digits} />;
}

function Echo({ scenes, tours, crops, screens, plan, tile, digits }: Props & { digits: string }) {
  const text = useText();
  const { t, locale } = text;
  const camera = useCameraNumber(digits);
  const presets = usePresets(plan?.screenId, tile);
  const tiles = plan?.tiles ?? [];
  const tileNumber = tile?.number ?? 1;
  const time = tile?.camera == null ? null : typedTimeText(digits, tile.replay);
  const choices = echoChoices(
    Number(digits),
    { camera, presets, scenes, tours, crops, screens, tiles, time, tileNumber },
    text,
  );
  return (
    <div className="echo" role="status" data-testid="number-echo">
      <div className="echo-top">
        <span className="echo-digits">{digits}</span>
        {camera === null ? null : (
          <>
            <div className="echo-picture">
              <LivePicture
                playKey={`echo:${camera.cameraId}`}
                camera={camera}
                purpose="miniature"
              />
            </div>
            <span className="echo-name">
              <b>{localText(camera.name, locale)}</b>
              <span>{localText(camera.place, locale)}</span>
              <span className="echo-kind">
                <Icon name={camera.kind} size="1em" />
                {camera.isOnline ? null : t('desk.cameras.offline')}
              </span>
            </span>
          </>
        )}
      </div>
      <ul className="echo-keys">
        {choices.map(({ actionId, words, isPossible }) => (
          <li key={actionId} data-possible={isPossible} data-echo={actionId}>
            <KeyCap keyOf={actionId} /> <span>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
