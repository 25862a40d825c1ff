export { BriefingDesk } from './BriefingDesk';
export { BriefingPage } from './BriefingPage';
