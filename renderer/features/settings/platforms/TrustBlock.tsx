import { useCallback, useEffect, useState } from 'react';
import type { Fault, Outcome } from '#contract/outcome';
import type { Authority, Candidate } from '#contract/trust';
import { request } from '../../../bridge/bridge';
import { Button } from '../../../kit/Button';
import { faultWords } from '../../../kit/text/faultWords';
import { useText } from '../../../kit/text/useText';
import { dateText } from '../../../kit/time';
import { Question } from './Question';

/** Private authorities: shown with what people compare, added from a file, removed again. */
export function TrustBlock() {
  const { t } = useText();
  const [trusted, setTrusted] = useState<readonly Authority[]>([]);
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const [asked, setAsked] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    const told = await request('trust:list', {});
    if (told.ok) setTrusted(told.value);
  }, []);
  useEffect(() => {
    void request('trust:list', {}).then((told) => {
      if (told.ok) setTrusted(told.value);
    });
  }, []);
  const done = async (outcome: Outcome<null>): Promise<void> => {
    setFault(outcome.ok ? null : outcome.fault);
    setAsked(null);
    await reload();
  };
  const choose = async (): Promise<void> => {
    const told = await request('trust:choose', {});
    setFault(told.ok ? null : told.fault);
    if (told.ok && told.value !== null) setCandidates(told.value);
  };
  const add = (fingerprint: string): void => {
    setCandidates((all) => all.filter((one) => one.fingerprint !== fingerprint));
    void request('trust:add', { fingerprints: [fingerprint] }).then(done);
  };
  return (
    <section data-part="trust">
      <h3 className="part-title">{t('platforms.trust.title')}</h3>
      <p className="hint">{t('platforms.trust.hint')}</p>
      {trusted.length === 0 ? <p className="hint">{t('platforms.trust.none')}</p> : null}
      <ul className="platform-list" data-testid="trusted">
        {trusted.map((authority) => (
          <li key={authority.fingerprint} className="platform-row authority">
            <About authority={authority} />
            <Button look="plain" onPress={() => setAsked(authority.fingerprint)}>
              {t('platforms.trust.removeNamed', { name: authority.subject })}
            </Button>
            {asked === authority.fingerprint ? (
              <Question
                ask={t('platforms.trust.removeAsk', { name: authority.subject })}
                yes={t('platforms.trust.removeDo')}
                no={t('platforms.trust.removeNot')}
                onYes={() =>
                  void request('trust:remove', { fingerprint: authority.fingerprint }).then(done)
                }
                onNo={() => setAsked(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Candidates candidates={candidates} onAdd={add} onDrop={() => setCandidates([])} />
      {fault === null ? null : (
        <p className="refusal" role="alert">
          {faultWords(fault.code, t)}
        </p>
      )}
      <Button onPress={() => void choose()} testId="trust-choose">
        {t('platforms.trust.choose')}
      </Button>
    </section>
  );
}

/** What the chosen file holds; nothing is trusted before somebody compared it. */
function Candidates({
  candidates,
  onAdd,
  onDrop,
}: {
  candidates: readonly Candidate[];
  onAdd: (fingerprint: string) => void;
  onDrop: () => void;
}) {
  const { t } = useText();
  if (candidates.length === 0) return null;
  return (
    <div className="question" data-testid="candidates">
      <p>{t('platforms.trust.ask')}</p>
      <ul className="platform-list">
        {candidates.map((candidate) => (
          <li key={candidate.fingerprint} className="platform-row authority">
            <About authority={candidate} />
            {candidate.obstacle === null ? (
              <Button onPress={() => onAdd(candidate.fingerprint)} testId="trust-add">
                {t('platforms.trust.addNamed', { name: candidate.subject })}
              </Button>
            ) : (
              <span className="obstacle">{t(`platforms.trust.${candidate.obstacle}`)}</span>
            )}
          </li>
        ))}
      </ul>
      <Button look="plain" onPress={onDrop}>
        {t('platforms.trust.not')}
      </Button>
    </div>
  );
}

function About({ authority }: { authority: Authority }) {
  const { t } = useText();
  const { subject, issuer, fingerprint, untilMs } = authority;
  const [nowMs] = useState(() => Date.now());
  return (
    <div className="platform-about">
      <p className="platform-name">
        <b>{subject}</b>
        <span className="hint">
          {t(untilMs < nowMs ? 'platforms.trust.ended' : 'platforms.trust.line', {
            until: dateText(untilMs),
            issuer,
          })}
        </span>
      </p>
      <p className="fingerprint">{t('platforms.trust.fingerprint', { fingerprint })}</p>
    </div>
  );
}
