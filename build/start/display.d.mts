export interface VirtualDisplay {
  readonly display: string;
  close(): void;
}

/** True when windows have nowhere to appear. */
export function lacksDisplay(env?: NodeJS.ProcessEnv): boolean;

/** Starts a virtual display; answers its name and how to end it. */
export function openVirtualDisplay(options?: { size?: string }): Promise<VirtualDisplay>;
