import { powerSaveBlocker } from 'electron';

/** Some systems forget a blocker after a change of session; asked again this often. */
const renewMs = 5 * 60_000;

/** Keeps displays awake while the wall shows something; the answer lets them sleep again. */
export const keepDisplaysAwake = (): (() => void) => {
  let id = powerSaveBlocker.start('prevent-display-sleep');
  const timer = setInterval(() => {
    const next = powerSaveBlocker.start('prevent-display-sleep');
    powerSaveBlocker.stop(id);
    id = next;
  }, renewMs);
  return () => {
    clearInterval(timer);
    powerSaveBlocker.stop(id);
  };
};
