import './boardForm.css';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { figurePeriodSchema, figurePeriods, type TileBoard } from '#contract/board';
import type { NodeId } from '#contract/ids';
import { useText } from '../../kit/text/useText';
import { PickField } from '../incidents';
import { PlaceField } from './PlaceField';

/** Something for a tile, or for the ribbon of its screen. */
export type BoardWish = TileBoard | { kind: 'ribbon'; nodeId: NodeId | null };

interface Props {
  /** What is there now; its choices are the first ones. */
  board: TileBoard | undefined;
  screenNumber: number;
  tileNumber: number;
  /** Why nothing can be put there; shown in place of the button's words. */
  refusal: ReactNode;
  onPut: (wish: BoardWish) => void;
}

const kinds = ['statistics', 'incidents', 'ribbon'] as const;

/** Which figures or cases go on the wall: content, period, place, each by arrows. */
export function BoardForm({ board, screenNumber, tileNumber, refusal, onPut }: Props) {
  const { t } = useText();
  const [kind, setKind] = useState<(typeof kinds)[number]>(board?.kind ?? 'statistics');
  const [nodeId, setNodeId] = useState(board?.nodeId ?? null);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget).get('period');
    const period = figurePeriodSchema.safeParse(said).data ?? 'today';
    onPut(kind === 'statistics' ? { kind, nodeId, period } : { kind, nodeId });
  };
  return (
    <form className="board-form" data-testid="board-form" onSubmit={submit}>
      <div
        onChange={(event) => {
          const chosen = kinds.find((one) => one === (event.target as HTMLInputElement).value);
          if (chosen !== undefined) setKind(chosen);
        }}
      >
        <PickField
          name="kind"
          kind="radio"
          label={t('board.form.what')}
          choices={kinds.map((one) => [one, t(`board.form.${one}`)])}
          chosen={kind}
        />
      </div>
      {kind === 'statistics' ? (
        <PickField
          name="period"
          kind="radio"
          label={t('board.form.period')}
          choices={figurePeriods.map((one) => [one, t(`board.period.${one}`)])}
          chosen={board?.kind === 'statistics' ? board.period : 'today'}
          isLater
        />
      ) : null}
      <PlaceField nodeId={nodeId} onChoose={setNodeId} />
      <p className="board-form-end">
        <button type="submit" className="button" data-look="primary" data-testid="board-put">
          {kind === 'ribbon'
            ? t('board.form.putRibbon', { screen: screenNumber })
            : t('board.form.putTile', { screen: screenNumber, tile: tileNumber })}
        </button>
        {refusal}
      </p>
      <p className="hint">{t('board.form.hint')}</p>
    </form>
  );
}
