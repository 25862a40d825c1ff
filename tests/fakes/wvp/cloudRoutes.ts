import { pageOf } from './records';
import { always, data, refusal, type Asked, type Reply, type Route } from './routing';
import type { FakeRecord, FakeState } from './state';

const streamOf = ({ channel }: FakeRecord): string => `${channel.deviceId}_${channel.gbDeviceId}`;

const row = (record: FakeRecord): Record<string, unknown> => ({
  id: record.id,
  app: 'rtp',
  stream: streamOf(record),
  callId: '2a1b3c4d@192.0.2.10',
  startTime: record.fromMs,
  endTime: record.toMs,
  mediaServerId: 'auto',
  fileName: '08-00-00-0.mp4',
  filePath: `/example/record/rtp/s/2026-01-05/${String(record.id)}.mp4`,
  folder: '/example/record/rtp/s/2026-01-05',
  collect: false,
  reserve: false,
  fileSize: 57_367,
  timeLen: record.toMs - record.fromMs,
  serverId: '000000',
});

/** Times are local texts, as the platform's clock shows them. */
const list = ({ records }: FakeState, { query }: Asked): Reply => {
  const at = (name: string, otherwise: number): number => {
    const text = query.get(name);
    return text === null ? otherwise : Date.parse(`${text.replace(' ', 'T')}+08:00`);
  };
  const [fromMs, toMs] = [at('startTime', 0), at('endTime', Infinity)];
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return refusal('时间格式错误', 400);
  const [page, count] = [Number(query.get('page') ?? 1), Number(query.get('count') ?? 15)];
  const found = records.filter(
    (record) =>
      streamOf(record) === query.get('stream') && record.fromMs <= toMs && record.toMs >= fromMs,
  );
  const newestFirst = found.toSorted((one, other) => other.fromMs - one.fromMs);
  const rows = newestFirst.slice((page - 1) * count, page * count).map(row);
  return data(pageOf(rows, page, count, found.length));
};

const path = ({ records, mediaHost }: FakeState, { query }: Asked): Reply => {
  const record = records.find(({ id }) => id === Number(query.get('recordId')));
  if (record === undefined) return refusal('资源不存在');
  const httpPath = `http://${mediaHost.host}:${String(mediaHost.port)}/record/${String(record.id)}.mp4`;
  return data({ httpPath, httpsPath: null, httpDomainPath: null, httpsDomainPath: null });
};

/** Cloud records: files that the media node wrote. */
export const cloudRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/cloud/record/list', isThere: always, answer: list },
  { method: 'GET', path: '/api/cloud/record/play/path', isThere: always, answer: path },
];
