export { DutyStrip } from './DutyStrip';
export { ProcedureBar } from './ProcedureBar';
export { ProcedureSteps } from './ProcedureSteps';
export { SkipForm } from './SkipForm';
export { lineWords } from './procedureLine';
