/** What a list may be at most; beyond it is counted as unreadable, never kept. */
export const listLimits = {
  /** Bytes of one file or answer. */
  bytes: 32 * 1024 * 1024,
  cameras: 100_000,
  /** Characters of one line, of one cell, of one address. */
  line: 16_384,
  cell: 4_096,
  address: 2_000,
  columns: 64,
  /** Lines that one quoted cell may run over. */
  linesInCell: 16,
  /** Folders inside each other. */
  depth: 12,
  name: 200,
  folderName: 60,
} as const;
