import './layouts.css';
import type { PreviewView } from '#contract/preview';
import type { Screen } from '#contract/scene';
import { Miniature, type DrawPicture } from './Miniature';

interface Props {
  preview: PreviewView;
  screen: Screen;
  picture: DrawPicture;
  onTile: () => void;
}

/** One screen of the preview to look at: nothing is chosen in it. */
export function PreviewPicture({ preview, screen, picture, onTile }: Props) {
  const plan = preview.plans[screen.screenId];
  const content = preview.contents[screen.screenId];
  if (plan === undefined || content === undefined) return null;
  const missing = preview.missing.filter(({ screenId }) => screenId === screen.screenId);
  return (
    <div
      className="preview-picture"
      style={{ aspectRatio: `${String(screen.widthPx)} / ${String(screen.heightPx)}` }}
    >
      <Miniature
        screen={screen}
        plan={plan}
        content={content}
        missing={new Set(missing.map(({ tileId }) => tileId))}
        chosen={undefined}
        waiting={undefined}
        region={null}
        picture={picture}
        onTile={onTile}
      />
    </div>
  );
}
