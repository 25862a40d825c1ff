import type { Camera } from '#contract/camera';
import { Icon } from '../../kit/Icon';
import { localText, useText } from '../../kit/text/useText';
import type { ShelfState } from './useShelf';

interface Props {
  camera: Camera;
  /** Where it is on the wall, such as `1·3`; undefined when it is not. */
  onWall: string | undefined;
  /** In search results the place stands beside the name. */
  hasPlace?: boolean;
  shelf: ShelfState;
}

/** Online has no mark; only "not online" has one (ux.md §3). */
export function CameraRow({ camera, onWall, hasPlace = false, shelf }: Props) {
  const { t, locale } = useText();
  const isFavourite = shelf.isFavourite(camera.cameraId);
  return (
    <>
      <Icon name={camera.kind} />
      <span className="tree-number">{camera.number}</span>
      <span className="tree-name">
        {localText(camera.name, locale)}
        {hasPlace ? <span className="tree-place"> {localText(camera.place, locale)}</span> : null}
      </span>
      <button
        type="button"
        className="tree-star"
        // The list is one stop for the keyboard; F does the same there.
        tabIndex={-1}
        aria-pressed={isFavourite}
        aria-label={t(isFavourite ? 'cameraList.unfavour' : 'cameraList.favour')}
        title={t(isFavourite ? 'cameraList.unfavour' : 'cameraList.favour')}
        onClick={(event) => {
          event.stopPropagation();
          shelf.favour(camera);
        }}
      >
        <Icon name="star" size="1.125em" />
      </button>
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
