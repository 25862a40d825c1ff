import { lazy, Suspense } from 'react';
import { useWallSelector } from '../bridge/dispatch';
import { selectIsJoined, selectWindow } from '../bridge/viewSelectors';

const WallWindow = lazy(async () => ({
  default: (await import('../features/wall/index')).WallWindow,
}));
const DeskWindow = lazy(async () => ({
  default: (await import('../features/desk/index')).DeskWindow,
}));

/** Shows wall or desk, as main says; nothing before that. */
export function App() {
  const isJoined = useWallSelector(selectIsJoined);
  return isJoined ? <JoinedWindow /> : null;
}

function JoinedWindow() {
  const { kind } = useWallSelector(selectWindow);
  return <Suspense fallback={null}>{kind === 'wall' ? <WallWindow /> : <DeskWindow />}</Suspense>;
}
