/** One step of the guided look: what it points at, and the actions whose keys it names. */
export interface LookStep {
  id: string;
  /** A part of the desk as it stands; where it is not there the step points at nothing. */
  target: string;
  keys: readonly string[];
}

/** Two minutes, in the order of a first shift: see, call, arrange, keep, answer, find help. */
export const lookSteps: readonly LookStep[] = [
  { id: 'wall', target: '.on-air', keys: ['left', 'right'] },
  { id: 'number', target: '.number-field', keys: ['put'] },
  { id: 'search', target: '.left', keys: ['search'] },
  { id: 'layout', target: '.layouts', keys: ['layout', 'undo'] },
  { id: 'scene', target: '.scenes', keys: ['scene', 'scenes'] },
  { id: 'alarm', target: '.rail', keys: ['next', 'acknowledge'] },
  { id: 'help', target: '.help-corner', keys: ['help', 'all'] },
];
