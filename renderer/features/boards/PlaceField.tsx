import { useRef, type KeyboardEvent } from 'react';
import type { NodeId } from '#contract/ids';
import { localText, useText } from '../../kit/text/useText';
import { usePlaces } from './usePlaces';

interface Props {
  nodeId: NodeId | null;
  onChoose: (nodeId: NodeId | null) => void;
}

/** A place, one level of the tree at a time: the way to it, then its branches. */
export function PlaceField({ nodeId, onChoose }: Props) {
  const { t, locale } = useText();
  const places = usePlaces(nodeId);
  const list = useRef<HTMLDivElement>(null);
  const path = places?.path ?? [];
  const choose = (chosen: NodeId | null): void => {
    onChoose(chosen);
    list.current?.focus();
  };
  return (
    <fieldset className="case-field wide">
      <legend>{t('board.form.place')}</legend>
      <div ref={list} tabIndex={-1} className="place-field" data-keys="own" onKeyDown={moveFocus}>
        <p className="place-way">
          <button type="button" aria-pressed={nodeId === null} onClick={() => choose(null)}>
            {t('board.everything')}
          </button>
          {path.map((place) => (
            <button
              key={place.nodeId}
              type="button"
              aria-pressed={place.nodeId === nodeId}
              onClick={() => choose(place.nodeId)}
            >
              {localText(place.name, locale)}
            </button>
          ))}
        </p>
        <p className="place-branches" data-testid="place-branches">
          {places === undefined ? <span className="hint">{t('board.form.loading')}</span> : null}
          {places?.branches.map((place) => (
            <button
              key={place.nodeId}
              type="button"
              data-node={place.nodeId}
              onClick={() => choose(place.nodeId)}
            >
              {localText(place.name, locale)}
            </button>
          ))}
        </p>
      </div>
    </fieldset>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

/** Arrows go from place to place, as among the choices above. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.code];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
