/** What a list can say about a camera. */
export type ListField =
  | 'id'
  | 'number'
  | 'name'
  | 'nameEn'
  | 'group'
  | 'url'
  | 'sub'
  | 'small'
  | 'owner'
  | 'longitude'
  | 'latitude'
  | 'online'
  | 'kind'
  | 'class'
  | 'snapshot'
  | 'codec';

/** What the lists of different offices and programs call it: headings of files, nothing shown. */
// eslint-disable-next-line house/words-in-text-room -- headings that stand in files of others
const headings = `
id: id code deviceid channelid cameraid gbid gbcode tvgid 编码 设备编码 设备编号 通道编码 通道编号 国标编码 国标编号 摄像机编码
number: number no num seq tvgchno chno index 序号 编号 短号 点位编号
name: name title label cameraname channelname devicename tvgname 名称 点位名称 设备名称 通道名称 摄像机名称 监控点名称 监控点 点位
nameEn: nameen englishname 英文名称 英文名
group: group groups grouptitle path folder area region district 分组 目录 组织 组织机构 区域 所属区域 所属分组 行政区划 路径
url: url uri src address hls hlsurl m3u8 stream streamurl main mainurl mainstream playurl 地址 播放地址 流地址 取流地址 拉流地址 视频地址 主码流 主码流地址 hls地址
sub: sub suburl substream 子码流 子码流地址 辅码流
small: small smallurl smallstream third 第三码流 小码流
owner: owner manufacturer unit department 管理单位 所属单位 建设单位 责任单位
longitude: longitude lng lon long x 经度
latitude: latitude lat y 纬度
online: online isonline status state 在线 在线状态 状态 是否在线
kind: kind type cameratype ptztype 类型 摄像机类型 设备类型
class: class cameraclass level 类别 点位类别 级别
snapshot: snapshot snapshoturl picture image thumbnail 抓拍地址 图片地址 快照 快照地址
codec: codec videocodec encoding 编码格式 视频编码
`;

const byName: ReadonlyMap<string, ListField> = new Map(
  headings
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [field = '', words = ''] = line.split(': ');
      return words.split(' ').map((word) => [word, field as ListField] as const);
    }),
);

/** The field that a heading or key means; undefined for one that no list of ours knows. */
export const fieldNamed = (heading: string): ListField | undefined =>
  byName.get(
    heading
      .slice(0, 80)
      .replace(/[（(].*$/u, '')
      .replace(/[\s_\-.*:：]+/gu, '')
      .toLowerCase(),
  );

/** One camera as its list writes it, before anything of it is believed. */
export type RawEntry = Partial<Record<ListField, unknown>>;
