export { GuidedLook } from './GuidedLook';
export { helpFor } from './helpPages';
export { HelpPanel } from './HelpPanel';
export { LookOffer } from './LookOffer';
