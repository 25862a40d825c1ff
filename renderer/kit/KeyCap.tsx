/** A key as printed on it. Numbers and letters are the same in both languages. */
export function KeyCap({ label }: { label: string }) {
  return <kbd className="keycap">{label}</kbd>;
}
