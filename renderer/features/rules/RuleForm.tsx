import { Fragment } from 'react';
import type { AlarmRule } from '#contract/alarmRule';
import type { Camera } from '#contract/camera';
import { useText } from '../../kit/text/useText';
import { AddMenu } from './AddMenu';
import { ClauseField } from './ClauseField';
import {
  conditionKeys,
  effectKeys,
  isCondition,
  saidClauses,
  withClause,
  withoutClause,
  type ClauseKey,
  type RuleRoom,
} from './clauses';
import { ruleIssues } from './issues';

interface Props {
  rule: AlarmRule;
  opened: readonly ClauseKey[];
  room: RuleRoom;
  onChange: (rule: AlarmRule) => void;
  onOpened: (keys: readonly ClauseKey[]) => void;
  onCamera: (camera: Camera) => void;
}

/** Where the words stand in the sentence of a part. */
const gap = '\u0001';

/** The sentence itself, with its words to be chosen where they stand. */
export function RuleForm(props: Props) {
  const { rule, opened, room, onChange, onOpened } = props;
  const { t } = useText();
  const said = saidClauses(rule);
  const shown = [...conditionKeys, ...effectKeys].filter(
    (key) => said.includes(key) || opened.includes(key),
  );
  const issues = ruleIssues(rule, opened, room);
  const conditions = shown.filter(isCondition);
  const effects = shown.filter((key) => !isCondition(key));
  const add = (key: ClauseKey): void => {
    onOpened([...opened, key]);
    const next = withClause(rule, key, room);
    if (next !== rule) onChange(next);
  };
  const takeOut = (key: ClauseKey): void => {
    onOpened(opened.filter((one) => one !== key));
    onChange(withoutClause(rule, key));
  };
  const part = (keys: readonly ClauseKey[]) =>
    keys.map((key, index) => (
      <Fragment key={key}>
        {index === 0 ? null : t('rules.join')}
        <Clause {...props} clause={key} issues={issues} onTakeOut={() => takeOut(key)} />
      </Fragment>
    ));
  const left = (keys: readonly ClauseKey[]): ClauseKey[] =>
    keys.filter((key) => !shown.includes(key) && isPossible(key, room));
  return (
    <div className="rule-form" data-testid="rule-form">
      <p className="rule-words">
        {t('rules.start')}
        {conditions.length === 0 ? t('rules.any') : part(conditions)}{' '}
        <AddMenu
          testId="add-condition"
          label={t('rules.addCondition')}
          keys={left(conditionKeys)}
          onAdd={add}
        />
        {t('rules.then')}
        {effects.length === 0 ? t('rules.usual') : part(effects)}{' '}
        <AddMenu
          testId="add-effect"
          label={t('rules.addEffect')}
          keys={left(effectKeys)}
          onAdd={add}
        />
        {t('rules.stop')}
      </p>
      {issues
        .filter(({ key }) => key === 'effect')
        .map(({ words }) => (
          <p key={words} className="issue">
            {t(words)}
          </p>
        ))}
    </div>
  );
}

/** Without a scene or a procedure there is nothing to choose. */
const isPossible = (key: ClauseKey, { scenes, procedures }: RuleRoom): boolean =>
  (key !== 'scene' || scenes.length > 0) && (key !== 'procedure' || procedures.length > 0);

function Clause({
  clause,
  issues,
  onTakeOut,
  ...props
}: Props & {
  clause: ClauseKey;
  issues: ReturnType<typeof ruleIssues>;
  onTakeOut: () => void;
}) {
  const { t } = useText();
  const [before = '', after = ''] = t(`rules.clause.${clause}`, { words: gap }).split(gap);
  const mine = issues.filter(({ key }) => key === clause);
  return (
    <span className="clause" data-clause={clause} data-wrong={mine.length > 0 || undefined}>
      {before}
      <ClauseField clause={clause} {...props} />
      {after}
      <button
        type="button"
        className="take-out"
        aria-label={t('rules.takeOut', { clause: t(`rules.name.${clause}`) })}
        onClick={onTakeOut}
      >
        ×
      </button>
      {mine.map(({ words }) => (
        <span key={words} className="issue" role="alert">
          {t(words)}
        </span>
      ))}
    </span>
  );
}
