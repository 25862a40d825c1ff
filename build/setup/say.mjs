/** An expected stop: its message is one clear sentence for the person at the keyboard. */
export class Refusal extends Error {}

/** One line per step. */
export function say(line) {
  console.log(`· ${line}`);
}

/** Runs a command's work and turns a Refusal into its sentence and exit code 1. */
export async function answerFor(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
