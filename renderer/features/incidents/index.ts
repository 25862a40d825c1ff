export { CaseActions } from './CaseActions';
export { CaseFeedback } from './CaseFeedback';
export { CaseForm } from './CaseForm';
export { mayOpen, type CaseForm as CaseFormKind } from './caseForms';
export { PickField } from './fields';
export { mergeChoices, splitChoices } from './partChoices';
export { OverCount } from './OverCount';
export { PlaceCounts } from './PlaceCounts';
export { usePlaceFilter } from './usePlaceFilter';
