import { useEffect, useState } from 'react';
import type { RequestAnswer } from '#contract/channels';
import type { Detour } from '#contract/machineChannels';
import { request } from '../../bridge/bridge';
import { faultWords } from '../../kit/text/faultWords';
import { localText, useText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

const codecs = ['h264', 'h265', 'av1'] as const;

/** What this machine decodes, and which cameras come another way than their first. */
export function MachineBlock() {
  const { t, locale } = useText();
  const [machine, setMachine] = useState<RequestAnswer<'machine:read'>>();
  useEffect(() => {
    void request('machine:read', {}).then((outcome) => {
      if (outcome.ok) setMachine(outcome.value);
    });
  }, []);
  if (machine === undefined) return null;
  return (
    <section data-part="machine">
      <h3 className="part-title">{t('machine.title')}</h3>
      <p className="hint">{t('machine.hint')}</p>
      <p data-testid="machine-codecs">
        {codecs
          .map((codec) => {
            const way = t(`machine.${machine.codecs?.[codec] ?? 'notMeasured'}`);
            return t('machine.codec', { codec: t(`machine.${codec}`), way });
          })
          .join(' · ')}
      </p>
      {machine.detours.length === 0 ? null : (
        <>
          <p className="hint">{t('machine.detours')}</p>
          <ul>
            {machine.detours.map((detour) => (
              <li key={`${detour.cameraId} ${detour.transport} ${detour.profile}`}>
                {detourWords(detour, localText(detour.name, locale), t)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const detourWords = (detour: Detour, name: string, t: Text['t']): string =>
  t('machine.detour', {
    number: detour.number,
    name,
    way: `${t(`machine.${detour.transport}`)} ${t(`machine.${detour.profile}`)}`,
    reason: faultWords(detour.code, t),
    time: clockText(detour.failedAtMs),
  });
