interface Violation {
  readonly rule: { readonly name: string; readonly severity: string };
  readonly from: string;
  readonly to: string;
}

export const forbidden: readonly { readonly name: string; readonly severity: string }[];
export function cruiseRooms(
  baseDir: string,
  folders: readonly string[],
): Promise<{ readonly summary: { readonly violations: readonly Violation[] } }>;
