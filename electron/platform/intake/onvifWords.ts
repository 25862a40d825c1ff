import type { LocalText } from '#contract/text';

interface Meaning {
  kind: string;
  what: LocalText;
}

const meanings: readonly (readonly [RegExp, string, string, string])[] = [
  [/\/MotionAlarm$|\/Motion$/, 'motion', '运动检测', 'Motion'],
  [/FieldDetector\/ObjectsInside$/, 'intrusion', '入侵检测', 'Intrusion'],
  [/LineDetector\/Crossed$/, 'line-crossing', '绊线检测', 'Line crossing'],
  [/LoiteringDetector\//, 'loitering', '徘徊检测', 'Loitering'],
  [/CountAggregation\/|OccupancyCounter/, 'counting', '流量统计', 'Counting'],
  [/ObjectDetection\/Object$/, 'object', '目标检测', 'Object'],
  [/TemperatureAlarm$|RadiometryAlarm$/, 'temperature', '温度报警', 'Temperature'],
  [/ObjectAbandoned/, 'left-object', '遗留物检测', 'Left object'],
  [/ObjectRemoved/, 'removed-object', '物体移除检测', 'Removed object'],
  [/SignalLoss/, 'video-loss', '视频丢失', 'Video loss'],
  [/GlobalSceneChange/, 'tampering', '场景变更', 'Scene changed'],
  [/ImageToo(Dark|Bright|Blurry)/, 'picture-quality', '图像质量异常', 'Poor picture'],
  [/DetectedSound|AudioDetector/, 'sound', '声音检测', 'Sound'],
  [/Trigger\/DigitalInput$/, 'alarm-input', '报警输入', 'Alarm input'],
  [/Trigger\/Relay$/, 'relay', '继电器', 'Relay'],
  [/HardwareFailure\//, 'device-fault', '设备故障', 'Device fault'],
];

/** What a topic says; one of a maker's own is its own word. */
export const topicMeaning = (topic: string): Meaning => {
  const found = meanings.find(([pattern]) => pattern.test(topic));
  if (found === undefined) return { kind: topic, what: { zh: topic, en: topic } };
  const [, kind, zh, en] = found;
  return { kind, what: { zh, en } };
};

/** Topics that are news and no alarms: health, presets reached, profiles changed. */
export const isAlarmTopic = (topic: string): boolean =>
  !/^(tns1:)?(RecordingConfig|Monitoring|PTZController|Media)\//.test(topic);
