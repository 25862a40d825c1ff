import type { AlarmRule } from '#contract/alarmRule';
import type { Camera } from '#contract/camera';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import type { RuleRoom } from './clauses';
import { ruleIssues } from './issues';
import { RuleForm } from './RuleForm';
import { ruleSentence } from './sentence';
import type { RuleDraft, RuleDraftAction } from './useRuleDraft';

interface Props {
  rule: AlarmRule;
  number: number;
  draft: RuleDraft;
  room: RuleRoom;
  count: { open: number; day: number } | undefined;
  dispatch: (action: RuleDraftAction) => void;
  onCamera: (camera: Camera) => void;
}

/** One rule: its number, its sentence, what it would hold for. */
export function RuleRow({ rule, number, draft, room, count, dispatch, onCamera }: Props) {
  const { t } = useText();
  const { ruleId } = rule;
  const isChosen = draft.chosen === ruleId;
  const isEditing = draft.editing === ruleId;
  const isWrong = ruleIssues(rule, [], room).length > 0;
  const counts = count ?? { open: 0, day: 0 };
  return (
    <li
      className="rule-row"
      data-testid="rule"
      data-off={!rule.isOn || undefined}
      data-wrong={isWrong || undefined}
      aria-current={isChosen || undefined}
      onClick={() => dispatch({ type: 'chosen', ruleId })}
    >
      <span className="rule-number">{number}</span>
      <div className="rule-main">
        {isEditing ? (
          <RuleForm
            rule={rule}
            opened={draft.opened}
            room={room}
            onChange={(next) => dispatch({ type: 'ruleChanged', rule: next })}
            onOpened={(keys) => dispatch({ type: 'opened', keys })}
            onCamera={onCamera}
          />
        ) : (
          <p className="rule-words" onDoubleClick={() => dispatch({ type: 'edited', ruleId })}>
            {ruleSentence(rule, room)}
          </p>
        )}
        {isChosen ? (
          <div className="rule-tools">
            <Button
              keyLabel="Enter"
              isPressed={isEditing}
              testId="rule-edit"
              onPress={() => dispatch({ type: 'edited', ruleId: isEditing ? null : ruleId })}
            >
              {t(isEditing ? 'rules.done' : 'rules.edit')}
            </Button>
            <Button
              keyLabel="P"
              onPress={() => dispatch({ type: 'ruleChanged', rule: { ...rule, isOn: !rule.isOn } })}
            >
              {t(rule.isOn ? 'rules.off' : 'rules.on')}
            </Button>
            <Button keyLabel="Alt ↑" onPress={() => dispatch({ type: 'ruleMoved', by: -1 })}>
              {t('rules.up')}
            </Button>
            <Button keyLabel="Alt ↓" onPress={() => dispatch({ type: 'ruleMoved', by: 1 })}>
              {t('rules.down')}
            </Button>
            <Button keyLabel="Del" onPress={() => dispatch({ type: 'ruleRemoved' })}>
              {t('rules.remove')}
            </Button>
          </div>
        ) : null}
      </div>
      <span className="rule-side">
        {rule.isOn ? (
          <span title={t('rules.matchesHint', counts)}>{t('rules.matches', counts)}</span>
        ) : (
          t('rules.isOff')
        )}
      </span>
    </li>
  );
}
