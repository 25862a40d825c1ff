export { leadMs, nextAlarmAt } from './alarmMarks';
export { alarmsOfCamera } from './cameraAlarms';
export { Timeline } from './Timeline';
export { usualLengthMs, zoomedLength } from './timeRange';
export { readDigits, typedTimeText } from './typedTime';
