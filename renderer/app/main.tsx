import '@fontsource-variable/inter';
import '../kit/tokens.css';
import '../kit/kit.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { startText, switchText } from '../kit/text/text';
import { App } from './App';
import { startFeed } from './feed';
import { keepFlashInStep } from './flashInStep';
import { countTiles, offerTileReadings, warmUpCanvas } from '../features/playback/index';
import { scaleLetters } from './letterSize';
import { createStore, startListeners, type WallStore } from './store';
import { fetchWindow } from './windowCode';

// What the window is, main says when it joins; the address is only a good guess at its code.
const guess = new URLSearchParams(location.search).get('window') === 'desk' ? 'desk' : 'wall';
void fetchWindow(guess);
if (guess === 'wall') warmUpCanvas();

const parts = createStore();
const { store } = parts;

/** Language and theme of the page follow the station; walls are dark whatever the desk likes. */
function followStation(from: WallStore): void {
  const view = from.getState().view.view;
  if (view === null) return;
  const { locale, theme } = view.station;
  const root = document.documentElement;
  root.dataset['theme'] = view.window.kind === 'wall' ? 'dark' : theme;
  root.dataset['window'] = view.window.kind;
  // Every size of the desk is a multiple of the root size; walls have a unit of their own.
  if (view.window.kind === 'desk') scaleLetters(document, Math.max(1, view.window.deskScale));
  void switchText(locale);
}

async function main(place: HTMLElement): Promise<void> {
  startListeners(parts);
  startFeed(store, () => countTiles(store.getState()));
  await startText('zh-CN');
  keepFlashInStep(document);
  store.subscribe(() => followStation(store));
  followStation(store);
  offerTileReadings();
  createRoot(place).render(
    <StrictMode>
      <Provider store={store}>
        <App />
      </Provider>
    </StrictMode>,
  );
}

const place = document.getElementById('root');
if (place !== null) void main(place);
