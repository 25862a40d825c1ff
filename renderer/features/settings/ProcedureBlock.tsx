import { useRef, useState } from 'react';
import type { Fault } from '#contract/outcome';
import type { BookProblem } from '#contract/procedure';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';

type Said = { kind: 'taken' } | { kind: 'problems'; problems: readonly BookProblem[] } | Fault;

/** Procedures as one readable text: shown, changed, imported; mistakes are told by line. */
export function ProcedureBlock() {
  const { t } = useText();
  const [text, setText] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const put = (next: string): void => {
    setText(next);
    setSaid(null);
  };
  const show = async (): Promise<void> => {
    const told = await request('procedure:export', {});
    if (told.ok) put(told.value.text);
    else setSaid(told.fault);
  };
  const take = async (): Promise<void> => {
    const told = await request('procedure:import', { text: text ?? '' });
    if (!told.ok) setSaid(told.fault);
    else if (told.value.problems.length === 0) setSaid({ kind: 'taken' });
    else setSaid({ kind: 'problems', problems: told.value.problems });
  };
  return (
    <section data-part="procedures">
      <h3 className="part-title">{t('procedure.settings.title')}</h3>
      <p className="hint">{t('procedure.settings.hint')}</p>
      <div className="field-row">
        <Button onPress={() => void show()} testId="procedures-show">
          {t('procedure.settings.export')}
        </Button>
        <Button onPress={() => file.current?.click()}>{t('procedure.settings.file')}</Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => void event.target.files?.[0]?.text().then(put)}
        />
        {text === null ? null : (
          <Button look="primary" onPress={() => void take()} testId="procedures-import">
            {t('procedure.settings.import')}
          </Button>
        )}
      </div>
      {said === null ? null : <Said said={said} />}
      {text === null ? null : (
        <textarea
          className="book-text"
          aria-label={t('procedure.settings.text')}
          value={text}
          spellCheck={false}
          onChange={(event) => put(event.target.value)}
        />
      )}
    </section>
  );
}

function Said({ said }: { said: Said }) {
  const { t } = useText();
  if ('code' in said) {
    return (
      <p className="refusal" role="alert">
        {faultWords(said.code, t)}
      </p>
    );
  }
  if (said.kind === 'taken') return <p role="status">{t('procedure.settings.taken')}</p>;
  return (
    <ul className="book-problems" role="alert" data-testid="book-problems">
      {said.problems.map(({ line, code, at }) => (
        <li key={`${String(line)} ${code} ${at}`}>
          <b>{t('procedure.settings.line', { line })}</b> {t(`procedure.problem.${code}`)}
          {at === '' ? '' : ` · ${at}`}
        </li>
      ))}
    </ul>
  );
}
