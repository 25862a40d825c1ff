/** Where the gateway fetches something: never leaves the main process and the gateway. */
export interface Upstream {
  /** Address on the platform, token included where it belongs in the address. */
  url: string;
  /** Headers to add, such as Authorization. */
  headers: Record<string, string>;
  /** Where the same pictures come by WebRTC (WHEP), where they do. */
  whepUrl?: string;
}
