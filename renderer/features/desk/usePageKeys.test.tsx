import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { usePageKeys } from './usePageKeys';

let taken: string[] = [];
afterEach(() => {
  cleanup();
  taken = [];
});

function Around({ isOwn }: { isOwn: boolean }) {
  const { around, onFocus } = usePageKeys();
  return (
    <div ref={around} role="dialog" tabIndex={-1} data-testid="around" onFocus={onFocus}>
      <div className="overlay-body" tabIndex={0} data-testid="body">
        <div
          tabIndex={-1}
          data-testid="page"
          {...(isOwn ? { 'data-keys': 'own' } : {})}
          onKeyDown={(event) => {
            taken.push(event.code);
            event.preventDefault();
          }}
        >
          <input data-testid="inside" />
        </div>
      </div>
    </div>
  );
}

/** False when somebody took it. */
const press = (on: Element, code: string): boolean =>
  on.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }));

it('gives keys of the window and of the dialog to the page inside, and leaves all others', () => {
  const { getByTestId, unmount } = render(<Around isOwn />);
  expect(press(document.body, 'KeyA')).toBe(false);
  expect(document.activeElement).toBe(getByTestId('page'));
  press(getByTestId('around'), 'KeyB');
  press(getByTestId('inside'), 'KeyC');
  expect(taken).toEqual(['KeyA', 'KeyB', 'KeyC']);
  unmount();
  expect(press(document.body, 'KeyD')).toBe(true);
  expect(taken).toHaveLength(3);
});

it('hands a focus that fell on the dialog to the page', () => {
  const { getByTestId } = render(<Around isOwn />);
  getByTestId('around').focus();
  expect(document.activeElement).toBe(getByTestId('page'));
  getByTestId('inside').focus();
  expect(document.activeElement).toBe(getByTestId('inside'));
});

it('gives what scrolls the focus where the page has no keys, and the key to nobody else', () => {
  const { getByTestId } = render(<Around isOwn={false} />);
  expect(press(document.body, 'PageDown')).toBe(true);
  expect(document.activeElement).toBe(getByTestId('body'));
  expect(taken).toEqual([]);
});

it('leaves keys to what lies above it', () => {
  const { getByTestId } = render(
    <>
      <Around isOwn />
      <div role="dialog" />
    </>,
  );
  expect(press(document.body, 'KeyA')).toBe(true);
  expect(document.activeElement).not.toBe(getByTestId('page'));
});
