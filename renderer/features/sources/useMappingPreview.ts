import { useEffect, useState } from 'react';
import type { AlarmMapping, MappingPreview, Sample } from '#contract/alarmSource';
import { request } from '../../bridge/bridge';

const pauseMs = 200;

/** What the mapping makes of the sample, a moment after either changed; null without a sample. */
export function useMappingPreview(mapping: AlarmMapping, sample: Sample): MappingPreview | null {
  const [preview, setPreview] = useState<MappingPreview | null>(null);
  const isEmpty = sample.body.trim() === '';
  useEffect(() => {
    if (isEmpty) return;
    let isOld = false;
    const timer = setTimeout(() => {
      void request('source:preview', { mapping, sample }).then((outcome) => {
        if (!isOld && outcome.ok) setPreview(outcome.value);
      });
    }, pauseMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [mapping, sample, isEmpty]);
  return isEmpty ? null : preview;
}
