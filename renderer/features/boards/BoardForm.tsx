import './boardForm.css';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { figurePeriodSchema, figurePeriods, type TileBoard } from '#contract/board';
import type { NodeId } from '#contract/ids';
import type { TileTour } from '#contract/tour';
import { useText, type Text } from '../../kit/text/useText';
import {
  ContentFields,
  contentKinds,
  contentWishOf,
  type ContentKind,
  type ContentNow,
  type ContentWish,
} from '../contents';
import { PickField } from '../incidents';
import { TourFields, tourWishOf } from '../tours';
import { PlaceField } from './PlaceField';

/** Something for a tile, or for the ribbon of its screen. */
export type BoardWish =
  | TileBoard
  | ContentWish
  | { kind: 'ribbon'; nodeId: NodeId | null }
  | { kind: 'tour'; tour: TileTour; isWholeScreen: boolean };

interface Props extends ContentNow {
  tour: TileTour | undefined;
  screenNumber: number;
  tileNumber: number;
  /** Why nothing can be put there; shown in place of the button's words. */
  refusal: ReactNode;
  onPut: (wish: BoardWish) => void;
}

const placeKinds = ['tour', 'statistics', 'incidents', 'ribbon'] as const;
type PlaceKind = (typeof placeKinds)[number];
type Kind = PlaceKind | ContentKind;
const kinds: readonly Kind[] = [...placeKinds, ...contentKinds];

const isContent = (kind: Kind): kind is ContentKind => contentKinds.some((one) => one === kind);

/** What a tile shows instead of one camera, or beside it: content first, then its own choices. */
export function BoardForm(props: Props) {
  const { board, tour, hotspot, screenNumber, tileNumber, refusal, onPut } = props;
  const { t } = useText();
  const [kind, setKind] = useState<Kind>(
    board?.kind ?? (hotspot === undefined ? 'tour' : 'hotspot'),
  );
  const [nodeId, setNodeId] = useState(placeOf(board) ?? tour?.nodeId ?? null);
  const [lack, setLack] = useState<string | null>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const read = isContent(kind)
      ? contentWishOf(kind, said)
      : ({ ok: true, wish: wishOf(kind, nodeId, said) } as const);
    setLack(read.ok ? null : read.lack);
    if (read.ok) onPut(read.wish);
  };
  return (
    <form className="board-form" data-testid="board-form" onSubmit={submit}>
      <div
        onChange={(event) => {
          const chosen = kinds.find((one) => one === (event.target as HTMLInputElement).value);
          if (chosen === undefined) return;
          setKind(chosen);
          setLack(null);
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
      {isContent(kind) ? (
        <ContentFields kind={kind} now={props} />
      ) : (
        <PlaceFields kind={kind} board={board} tour={tour} nodeId={nodeId} onPlace={setNodeId} />
      )}
      <p className="board-form-end">
        <button type="submit" className="button" data-look="primary" data-testid="board-put">
          {putWords(kind, screenNumber, tileNumber, t)}
        </button>
        {lack === null ? refusal : <span role="alert">{t(lack)}</span>}
      </p>
      <p className="hint">{t('board.form.hint')}</p>
    </form>
  );
}

interface PlaceFieldsProps {
  kind: PlaceKind;
  board: TileBoard | undefined;
  tour: TileTour | undefined;
  nodeId: NodeId | null;
  onPlace: (nodeId: NodeId | null) => void;
}

/** The fields of what is about a place. */
function PlaceFields({ kind, board, tour, nodeId, onPlace }: PlaceFieldsProps) {
  const { t } = useText();
  return (
    <>
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
      <PlaceField nodeId={nodeId} onChoose={onPlace} />
    </>
  );
}

const placeOf = (board: TileBoard | undefined): NodeId | null =>
  board?.kind === 'statistics' || board?.kind === 'incidents' ? board.nodeId : null;

function putWords(kind: Kind, screen: number, tile: number, t: Text['t']): string {
  if (kind === 'ribbon') return t('board.form.putRibbon', { screen });
  if (kind === 'tour') return t('tour.start', { screen });
  return t('board.form.putTile', { screen, tile });
}

function wishOf(kind: PlaceKind, nodeId: NodeId | null, said: FormData): BoardWish {
  if (kind === 'statistics') {
    const period = figurePeriodSchema.safeParse(said.get('period')).data ?? 'today';
    return { kind, nodeId, period };
  }
  if (kind !== 'tour') return { kind, nodeId };
  const { dwellS, isWholeScreen } = tourWishOf(said);
  return { kind, tour: { nodeId, dwellS }, isWholeScreen };
}
