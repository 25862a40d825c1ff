declare const __FLAVOUR__: string;

/** How this build came about: shipped, packaged for tests, or run from source. */
export type Flavour = 'release' | 'test' | 'source';

/** The flavour that the build wrote into the program; the only difference between them. */
export const flavour: Flavour = __FLAVOUR__ as Flavour;

// Chromium takes one dash or two, and on Windows a slash.
const debuggingSwitch = /^(?:--?|\/)(?:remote-debugging|inspect|debug(?:-|=|$))/i;

/**
 * Whether a program of this flavour may go on with these arguments. A release refuses every
 * switch that would let another program drive its windows or read its memory.
 */
export function admitsDebugging(ownFlavour: Flavour, argv: readonly string[]): boolean {
  return ownFlavour !== 'release' || !argv.some((argument) => debuggingSwitch.test(argument));
}
