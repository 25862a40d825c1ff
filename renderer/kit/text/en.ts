import { common } from './en/common';
import { desk } from './en/desk';
import { faults } from './en/faults';
import { incidents } from './en/incidents';
import { shift } from './en/shift';
import { wall } from './en/wall';

/** Every word a person reads, in this language. Both languages have the same keys. */
export const en = { ...common, ...desk, ...incidents, ...shift, ...wall, fault: faults } as const;
