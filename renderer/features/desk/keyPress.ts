/** The part of a KeyboardEvent that matters. `code` is the physical key. */
export interface KeyPress {
  code: string;
  hasCtrl: boolean;
  hasShift: boolean;
  hasAlt: boolean;
  isComposing: boolean;
  /** The focus is in a text field: only function keys and combinations with Ctrl work there. */
  isInText: boolean;
  /** The key is being held. */
  isRepeat: boolean;
}
