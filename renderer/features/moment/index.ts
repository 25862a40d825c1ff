export { AlarmMoment } from './AlarmMoment';
export { RecordedPicture } from './RecordedPicture';
