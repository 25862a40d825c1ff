const drawnPx = 16;

/** Makes the letters of a page that many times as large as they were drawn. */
export function scaleLetters({ documentElement: root, body }: Document, scale: number): void {
  const size = `${String(drawnPx * scale)}px`;
  if (root.style.fontSize === size) return;
  root.style.fontSize = size;
  // Chromium asks a container again when its width changes, not when its letters do.
  body.style.containerType = 'normal';
  body.getBoundingClientRect();
  body.style.containerType = '';
}
