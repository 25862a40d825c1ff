import type { AlarmId } from '#contract/ids';
import { call, wallApi, type AnswerOf } from '../../bridge/wallApi';

const alarmsApi = wallApi.injectEndpoints({
  endpoints: (build) => ({
    /** The first picture of an alarm. Its address is good for a minute, so it is not kept. */
    momentPicture: build.query<AnswerOf<'picture:open'>, AlarmId>({
      query: (alarmId) => call('picture:open', { of: 'alarm', alarmId, index: 0 }),
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useMomentPictureQuery } = alarmsApi;
