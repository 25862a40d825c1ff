import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useLostKeys } from './useLostKeys';

it('takes keys of the window and of the dialog around the page, and no others', () => {
  const taken: string[] = [];
  function Page() {
    useLostKeys(({ code }) => {
      taken.push(code);
      return true;
    });
    return (
      <div role="dialog" data-testid="around">
        <input data-testid="inside" />
      </div>
    );
  }
  const { getByTestId, unmount } = render(<Page />);
  const press = (on: Element, code: string): void => {
    on.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
  };
  press(document.body, 'KeyA');
  press(getByTestId('around'), 'KeyB');
  press(getByTestId('inside'), 'KeyC');
  unmount();
  press(document.body, 'KeyD');
  expect(taken).toEqual(['KeyA', 'KeyB']);
});
