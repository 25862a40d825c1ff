import './catalog.css';
import { useState, type ReactNode, type RefObject } from 'react';
import type { Camera, CameraFilter } from '#contract/camera';
import { Icon } from '../../kit/Icon';
import { KeyCap } from '../../kit/KeyCap';
import { streamAddress } from '../../kit/streamAddress';
import { localText, useText } from '../../kit/text/useText';
import { CameraFilters } from './CameraFilters';
import { CameraList, type ListRow } from './CameraList';
import { CameraRow } from './CameraRow';
import { parentIndex, type TreeRow } from './treeRows';
import { useSearch } from './useSearch';
import { useShelf, type ShelfState } from './useShelf';
import { useTree } from './useTree';

interface Props {
  /** Changes when the catalog did. */
  stamp: string;
  /** How many cameras the platforms have told of. */
  expected: number;
  /** Where each camera is on the wall. */
  onWall: ReadonlyMap<string, string>;
  searchField: RefObject<HTMLInputElement | null>;
  /** What else a search finds; stands above the cameras. */
  above: (query: string) => ReactNode;
  /** Puts the address of a stream on the selected tile. */
  onAddress: (url: string) => void;
  /** Puts a camera on the selected tile. */
  onPut: (camera: Camera) => void;
  /** One click: the next click on a tile puts it there. */
  onArm: (camera: Camera) => void;
}

const views = ['tree', 'favourites', 'recent'] as const;
type View = (typeof views)[number];

/** Tree and search of all cameras; holds only the open part of it. */
export function CameraTree(props: Props) {
  const { stamp, expected, onWall, searchField, onPut, onArm } = props;
  const { t } = useText();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<CameraFilter>({});
  const [view, setView] = useState<View>('tree');
  const url = streamAddress(query);
  // An address is not looked for: nobody calls a camera so, and it may hold a password.
  const hits = useSearch(url === null ? query : '', filter);
  const tree = useTree(filter, stamp, expected);
  // What was called since is read when somebody turns to it.
  const shelf = useShelf(`${stamp} ${view}`);
  return (
    <section className="cameras" aria-label={t('desk.cameras.title')}>
      <label className="search">
        <Icon name="search" />
        <input
          ref={searchField}
          value={query}
          placeholder={t('desk.cameras.search')}
          aria-label={t('desk.cameras.search')}
          data-testid="camera-search"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const first = hits?.cameras[0];
            if (event.code === 'Enter' && url !== null) {
              props.onAddress(url);
              setQuery('');
            } else if (event.code === 'Enter' && first !== undefined) onPut(first);
            else if (event.code === 'ArrowDown') {
              event.currentTarget.closest('section')?.querySelector<HTMLElement>('.tree')?.focus();
            } else if (event.code === 'Escape' && query !== '') setQuery('');
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <KeyCap keyOf="search" />
      </label>
      <div className="filters" role="group" aria-label={t('cameraList.views')}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            className="tab"
            aria-pressed={view === one}
            data-testid={`camera-view-${one}`}
            onClick={() => setView(one)}
          >
            {t(`cameraList.${one}`)}
          </button>
        ))}
      </div>
      {view === 'tree' || hits !== null ? (
        <CameraFilters
          filter={filter}
          total={hits === null ? tree.total : hits.total}
          stamp={stamp}
          onChange={setFilter}
        />
      ) : null}
      {props.above(query)}
      {hits === null && view !== 'tree' ? (
        <Hits
          hits={shelf.shelf[view]}
          label={t(`cameraList.${view}`)}
          none={t(view === 'recent' ? 'cameraList.noRecent' : 'cameraList.noFavourites')}
          isPinyinReady
          shelf={shelf}
          onWall={onWall}
          onPut={onPut}
          onArm={onArm}
        />
      ) : hits === null ? (
        <Branches tree={tree} shelf={shelf} onWall={onWall} onPut={onPut} onArm={onArm} />
      ) : (
        <Hits
          hits={hits.cameras}
          label={t('desk.cameras.hits')}
          none={t('desk.cameras.noHits')}
          shelf={shelf}
          isPinyinReady={hits.isPinyinReady}
          onWall={onWall}
          onPut={(camera) => {
            tree.reveal(camera.cameraId);
            onPut(camera);
          }}
          onArm={(camera) => {
            tree.reveal(camera.cameraId);
            onArm(camera);
          }}
        />
      )}
    </section>
  );
}

interface ListProps {
  shelf: ShelfState;
  onWall: ReadonlyMap<string, string>;
  onPut: (camera: Camera) => void;
  onArm: (camera: Camera) => void;
}

function Branches({
  tree,
  shelf,
  onWall,
  onPut,
  onArm,
}: ListProps & { tree: ReturnType<typeof useTree> }) {
  const { t, locale } = useText();
  if (!tree.isLoaded) return <p className="tree-note">{t('desk.cameras.loading')}</p>;
  if (tree.rows.length === 0) return <p className="tree-note">{t('desk.cameras.noHits')}</p>;
  const rows = tree.rows.map((row): ListRow & { row: TreeRow } => ({
    key: row.key,
    depth: row.depth,
    isMuted: row.kind === 'camera' && !row.camera.isOnline,
    cameraId: row.kind === 'camera' ? row.camera.cameraId : undefined,
    ...(row.kind === 'node' ? { isOpen: row.isOpen } : {}),
    row,
  }));
  return (
    <CameraList
      rows={rows}
      label={t('desk.cameras.title')}
      testId="camera-tree"
      draw={({ row }) =>
        row.kind === 'camera' ? (
          <CameraRow camera={row.camera} onWall={onWall.get(row.camera.cameraId)} shelf={shelf} />
        ) : (
          <>
            <Icon name={row.isOpen ? 'chevronDown' : 'chevronRight'} />
            <span className="tree-name">{localText(row.node.name, locale)}</span>
            <span className="tree-end">{row.node.cameraCount.toLocaleString('en-US')}</span>
          </>
        )
      }
      onActivate={({ row }) => {
        if (row.kind === 'camera') onPut(row.camera);
        else tree.toggle(row.node.nodeId);
      }}
      onFavour={({ row }) => {
        if (row.kind === 'camera') shelf.favour(row.camera);
      }}
      onPick={({ row }) => {
        if (row.kind === 'camera') onArm(row.camera);
        else tree.toggle(row.node.nodeId);
      }}
      onSide={({ row }, index, isRight) => {
        if (row.kind === 'node' && row.isOpen !== isRight) tree.toggle(row.node.nodeId, isRight);
        else if (!isRight) return parentIndex(tree.rows, index);
        return undefined;
      }}
    />
  );
}

function Hits({
  hits,
  label,
  none,
  isPinyinReady,
  shelf,
  onWall,
  onPut,
  onArm,
}: ListProps & { hits: Camera[]; label: string; none: string; isPinyinReady: boolean }) {
  const { t } = useText();
  const rows = hits.map((camera): ListRow & { camera: Camera } => ({
    key: camera.cameraId,
    depth: 0,
    isMuted: !camera.isOnline,
    cameraId: camera.cameraId,
    camera,
  }));
  return (
    <>
      {isPinyinReady ? null : <p className="tree-note">{t('desk.cameras.spelling')}</p>}
      {hits.length === 0 ? <p className="tree-note">{none}</p> : null}
      <CameraList
        rows={rows}
        label={label}
        testId="camera-hits"
        draw={({ camera }) => (
          <CameraRow camera={camera} onWall={onWall.get(camera.cameraId)} shelf={shelf} hasPlace />
        )}
        onFavour={({ camera }) => shelf.favour(camera)}
        onActivate={({ camera }) => onPut(camera)}
        onPick={({ camera }) => onArm(camera)}
      />
    </>
  );
}
