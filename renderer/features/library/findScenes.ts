import type { LibraryRow } from '#contract/sceneLibrary';

/** Every word must stand somewhere in number, name, folder or note; a folder narrows further. */
export function findScenes(
  rows: readonly LibraryRow[],
  words: string,
  folder: string | null,
): LibraryRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (folder !== null && row.folder !== folder) return false;
    const text = `${String(row.number)} ${row.name} ${row.folder} ${row.note}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The folders in use with how many scenes each has; the empty one, if any, comes last. */
export function foldersOf(rows: readonly LibraryRow[]): { folder: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { folder } of rows) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts]
    .map(([folder, count]) => ({ folder, count }))
    .sort(
      (a, b) => Number(a.folder === '') - Number(b.folder === '') || (a.folder < b.folder ? -1 : 1),
    );
}

/** The first number that no scene has. */
export function freeNumberOf(rows: readonly LibraryRow[]): number {
  const given = new Set(rows.map(({ number }) => number));
  let number = 1;
  while (given.has(number)) number += 1;
  return number;
}
