export { HandoverPage } from './HandoverPage';
export { HandoverMark } from './HandoverMark';
export { BundleNotice } from './BundleNotice';
export { bundleWords } from './bundleWords';
