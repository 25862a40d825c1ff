import './boardForm.css';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { figurePeriodSchema, figurePeriods, type TileBoard } from '#contract/board';
import type { NodeId } from '#contract/ids';
import type { TileTour } from '#contract/tour';
import { useText } from '../../kit/text/useText';
import { PickField } from '../incidents';
import { TourFields, tourWishOf } from '../tours';
import { PlaceField } from './PlaceField';

/** Something for a tile, or for the ribbon of its screen. */
export type BoardWish =
  | TileBoard
  | { kind: 'ribbon'; nodeId: NodeId | null }
  | { kind: 'tour'; tour: TileTour; isWholeScreen: boolean };

interface Props {
  /** What is there now; its choices are the first ones. */
  board: TileBoard | undefined;
  tour: TileTour | undefined;
  screenNumber: number;
  tileNumber: number;
  /** Why nothing can be put there; shown in place of the button's words. */
  refusal: ReactNode;
  onPut: (wish: BoardWish) => void;
}

const kinds = ['tour', 'statistics', 'incidents', 'ribbon'] as const;
type Kind = (typeof kinds)[number];

/** A tour, figures or cases for the wall: content, pace or period, place, each by arrows. */
export function BoardForm(props: Props) {
  const { board, tour, screenNumber, tileNumber, refusal, onPut } = props;
  const { t } = useText();
  const [kind, setKind] = useState<Kind>(board?.kind ?? 'tour');
  const [nodeId, setNodeId] = useState(board?.nodeId ?? tour?.nodeId ?? null);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onPut(wishOf(kind, nodeId, new FormData(event.currentTarget)));
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
      {kind === 'tour' ? <TourFields tour={tour} /> : null}
      <PlaceField nodeId={nodeId} onChoose={setNodeId} />
      <p className="board-form-end">
        <button type="submit" className="button" data-look="primary" data-testid="board-put">
          {kind === 'ribbon'
            ? t('board.form.putRibbon', { screen: screenNumber })
            : kind === 'tour'
              ? t('tour.start', { screen: screenNumber })
              : t('board.form.putTile', { screen: screenNumber, tile: tileNumber })}
        </button>
        {refusal}
      </p>
      <p className="hint">{t('board.form.hint')}</p>
    </form>
  );
}

function wishOf(kind: Kind, nodeId: NodeId | null, said: FormData): BoardWish {
  if (kind === 'statistics') {
    const period = figurePeriodSchema.safeParse(said.get('period')).data ?? 'today';
    return { kind, nodeId, period };
  }
  if (kind !== 'tour') return { kind, nodeId };
  const { dwellS, isWholeScreen } = tourWishOf(said);
  return { kind, tour: { nodeId, dwellS }, isWholeScreen };
}
