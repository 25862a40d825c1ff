import { useEffect, useState } from 'react';
import { useWallSelector } from '../bridge/dispatch';
import { selectIsJoined, selectWindow } from '../bridge/viewSelectors';
import { fetchWindow, fetchedWindow } from './windowCode';

/** Shows wall or desk, as main says; nothing before that. */
export function App() {
  const isJoined = useWallSelector(selectIsJoined);
  return isJoined ? <JoinedWindow /> : null;
}

/**
 * Without React's own way of waiting for code: that keeps what comes late back for another 0.3 s,
 * so that pages do not flicker, and a wall would stay black for as long.
 */
function JoinedWindow() {
  const { kind } = useWallSelector(selectWindow);
  const [Window, setWindow] = useState(() => fetchedWindow(kind));
  useEffect(() => {
    let isGone = false;
    void fetchWindow(kind).then((fetched) => {
      if (!isGone) setWindow(() => fetched);
    });
    return () => {
      isGone = true;
    };
  }, [kind]);
  return Window === undefined ? null : <Window />;
}
