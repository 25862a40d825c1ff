import type { MediaAccount, Upstream } from '../../wall/ports';
import type { RecordedStretch } from '../../wall/ports/recordingPort';

// What the main process and the gateway tell each other. Both ends are ours and of the same
// build, so these messages are not parsed again.

/** One stream that pages may read under their secret. */
export interface LeaseOrder {
  secret: string;
  upstream: Upstream;
}

/** One still picture, good until a time. */
export interface PictureOrder extends LeaseOrder {
  expiresAtMs: number;
}

/** The pictures of a recorded stretch, good until a time. */
export interface RecordedOrder {
  secret: string;
  stretch: RecordedStretch;
  /** What of it is wanted. */
  fromMs: number;
  toMs: number;
  expiresAtMs: number;
}

/** All that a gateway must know to serve every address that was ever given out and is still good. */
export interface StartOrder {
  kind: 'start';
  /** 0 lets the system choose; a revived gateway takes the port of the one before. */
  port: number;
  /** Base64 of 32 bytes; kept by the main process as long as the station runs. */
  key: string;
  /** Pages that may read. */
  pageOrigins: readonly string[];
  leases: readonly LeaseOrder[];
  pictures: readonly PictureOrder[];
  recordings: readonly RecordedOrder[];
  /** Streams that may be called next. */
  hot: readonly Upstream[];
  /** Authorities that are trusted beside the usual ones, in PEM. */
  authorities: readonly string[];
  /** How much of the last minutes is kept in memory; 120 s and 512 MB unless told. */
  ring?: { seconds: number; bytes: number } | undefined;
}

/** The gateway's books. */
export interface AccountsReport {
  total: MediaAccount;
  byLease: { secret: string; account: MediaAccount }[];
  byServer: MediaAccount[];
}

/** Main process → gateway. */
export type GatewayOrder =
  | StartOrder
  | ({ kind: 'lease' } & LeaseOrder)
  | { kind: 'drop'; secret: string }
  | ({ kind: 'picture' } & PictureOrder)
  | ({ kind: 'recorded' } & RecordedOrder)
  /** These are fetched without anybody watching; replaces the order before. */
  | { kind: 'hot'; upstreams: readonly Upstream[] }
  /** These are trusted beside the usual ones; replaces the order before. */
  | { kind: 'trust'; authorities: readonly string[] }
  | { kind: 'accounts' }
  | { kind: 'ping' };

/** Gateway → main process. */
export type GatewayReport =
  | { kind: 'ready'; port: number }
  /** The port cannot be had: another program took it between two lives. */
  | { kind: 'port-taken' }
  | { kind: 'pong' }
  /** A server answers again; the leases of it should start anew within that time. */
  | { kind: 'server-back'; secrets: readonly string[]; withinMs: number }
  | ({ kind: 'accounts' } & AccountsReport)
  /** For the log; never holds an address, a secret or a token. */
  | { kind: 'note'; text: string };
