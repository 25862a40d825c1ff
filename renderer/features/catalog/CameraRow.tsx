import type { Camera } from '#contract/camera';
import { Icon } from '../../kit/Icon';
import { localText, useText } from '../../kit/text/useText';

interface Props {
  camera: Camera;
  /** Where it is on the wall, such as `1·3`; undefined when it is not. */
  onWall: string | undefined;
  /** In search results the place stands beside the name. */
  hasPlace?: boolean;
}

/** Online has no mark; only "not online" has one (ux.md §3). */
export function CameraRow({ camera, onWall, hasPlace = false }: Props) {
  const { t, locale } = useText();
  return (
    <>
      <Icon name={camera.kind} />
      <span className="tree-number">{camera.number}</span>
      <span className="tree-name">
        {localText(camera.name, locale)}
        {hasPlace ? <span className="tree-place"> {localText(camera.place, locale)}</span> : null}
      </span>
      {camera.isOnline ? (
        <span className="tree-end">{onWall ?? null}</span>
      ) : (
        <span className="tree-end">
          <Icon name="offline" size="1em" /> {t('desk.cameras.offline')}
        </span>
      )}
    </>
  );
}
