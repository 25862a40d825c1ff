/** The root of a wall window. */
export function WallWindow() {
  return null;
}
