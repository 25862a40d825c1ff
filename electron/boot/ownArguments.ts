/** Switches of those who start us from source that take a second word. */
const withValue = new Set(['-r', '--require']);

/**
 * The arguments meant for us. From source the program itself stands among them, behind switches
 * of those who started it; in a package they begin at once.
 */
export const ownArguments = (argv: readonly string[], isFromSource: boolean): string[] => {
  if (!isFromSource) return argv.slice(1);
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (withValue.has(argument)) index += 1;
    else if (!argument.startsWith('-')) return argv.slice(index + 1);
  }
  return [];
};
