const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:mm:ss`, 24 h, of the station's own zone. */
export function clockText(atMs: number): string {
  const date = new Date(atMs);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `YYYY-MM-DD`. */
export function dateText(atMs: number): string {
  const date = new Date(atMs);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A span: `0:07`, `12:40`, `1:13:58`. Never negative. */
export function spanText(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A span with two-digit minutes, for walls: `02:46`, `1:13:58`. */
export function wallSpanText(spanMs: number): string {
  const text = spanText(spanMs);
  return text.length < 5 ? `0${text}` : text;
}
