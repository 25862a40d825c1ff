/** How many CSS pixels a length of the desk takes now; its unit follows the seat. */
export function remPx(rem: number): number {
  return rem * parseFloat(getComputedStyle(document.documentElement).fontSize || '16');
}
