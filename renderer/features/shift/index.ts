export { HandoverPage } from './HandoverPage';
export { HandoverMark } from './HandoverMark';
