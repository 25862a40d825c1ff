/** Where adapters write what an engineer may want to read; no tokens, no addresses with tokens. */
export type PlatformLog = (line: string) => void;
