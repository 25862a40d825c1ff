import { act, cleanup, render } from '@testing-library/react';
import { Provider } from 'react-redux';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { aView } from '../../tests/builders/views';
import { fakeBridge, installBridge } from '../../tests/fakes/fakeBridge';
import { viewReceived } from '../bridge/viewEvents';
import { startText } from '../kit/text/text';
import { App } from './App';
import { createStore } from './store';
import { fetchWindow } from './windowCode';

beforeAll(async () => {
  await startText('zh-CN');
});
afterEach(cleanup);

it('shows nothing before it has joined, and then its wall without waiting for anything', async () => {
  const remove = installBridge(fakeBridge());
  const { store } = createStore();
  const { container } = render(
    <Provider store={store}>
      <App />
    </Provider>,
  );
  expect(container.childElementCount).toBe(0);
  await fetchWindow('wall');
  act(() => void store.dispatch(viewReceived(aView())));
  expect(container.querySelector('main')).not.toBeNull();
  remove();
});
