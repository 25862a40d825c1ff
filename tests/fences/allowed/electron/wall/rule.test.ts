import { adapter } from '../host/adapter';
import { rule } from './rule';

export const tried = [adapter, rule];
