export { HandoverPage } from './HandoverPage';
export { HandoverMark } from './HandoverMark';
export { ReportPage } from './ReportPage';
export { BundleNotice } from './BundleNotice';
export { bundleWords } from './bundleWords';
