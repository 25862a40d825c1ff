import type { PreviewView } from '#contract/preview';
import type { Screen } from '#contract/scene';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { layoutName, PreviewPicture } from '../layouts';
import { LivePicture } from './LivePicture';
import { useDesk } from './useDesk';

/** The preview 预备 beside what is on the wall, until it is taken or given up. */
export function PreviewHalf({ preview, screen }: { preview: PreviewView; screen: Screen }) {
  const { t } = useText();
  const { run } = useDesk();
  const plan = preview.plans[screen.screenId];
  const ready = { screens: preview.changed.length, steps: preview.steps.length };
  return (
    <div className="wall-half" data-testid="take-preview">
      <h2 className="part-title">
        {t('layouts.preview')}{' '}
        <span>
          {plan === undefined ? null : `${layoutName(plan.layout, t)} · `}
          {t('layouts.ready', ready)}
        </span>
      </h2>
      <PreviewPicture
        preview={preview}
        screen={screen}
        picture={(camera, playKey) => (
          <LivePicture playKey={playKey} camera={camera} purpose="miniature" />
        )}
        onTile={() => run({ kind: 'layouts' })}
      />
      <div className="action-row">
        <Button look="primary" keyOf="take" onPress={() => run({ kind: 'take' })}>
          {t('layouts.take')}
        </Button>
        <Button keyOf="layouts" onPress={() => run({ kind: 'layouts' })}>
          {t('layouts.goOn')}
        </Button>
        <Button keyOf="leave" onPress={() => run({ kind: 'give-up' })}>
          {t('layouts.giveUp')}
        </Button>
      </div>
    </div>
  );
}
