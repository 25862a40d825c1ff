// Which flavour of the program the build makes (build/vite.shared.ts).
declare const __FLAVOUR__: 'release' | 'test' | 'source';

/** Files that the bundler gathers by a pattern, each read when it is asked for. */
interface ImportMeta {
  glob(
    pattern: string,
    options: { query: '?raw'; import: 'default' },
  ): Record<string, () => Promise<unknown>>;
}

// What the bundler can import besides modules. Side-effect imports are checked
// by the compiler, so each kind of file is named here.
declare module '*.css';
declare module '@fontsource-variable/inter';
declare module '*.svg' {
  const address: string;
  export default address;
}
declare module '*.png' {
  const address: string;
  export default address;
}
declare module '*.wav' {
  const address: string;
  export default address;
}
declare module '*?url' {
  const address: string;
  export default address;
}
