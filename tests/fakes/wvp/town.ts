/** A channel as the fake keeps it; the records of every generation are made of it. */
export interface FakeChannel {
  gbId: number;
  gbDeviceId: string;
  name: string;
  /** The recorder that it hangs on. */
  deviceId: string;
  civilCode: string | null;
  groupId: string | null;
  businessGroupId: string | null;
  status: 'ON' | 'OFF' | null;
  longitude: number | null;
  latitude: number | null;
  ptzType: number | null;
  /** 1 of GB/T 28181, 2 pushed, 3 pulled. */
  dataType: number;
  /** Set while it is live. */
  streamId: string | null;
  codec: 'H264' | 'H265';
}

export interface FakeDevice {
  id: number;
  deviceId: string;
  name: string;
  isOnline: boolean;
}

export interface FakeFolder {
  tree: 'region' | 'group';
  id: number;
  deviceId: string;
  name: string;
  parentId: number | null;
  parentDeviceId: string | null;
  businessGroup: string | null;
}

/** Everything that the fake's catalog holds. */
export interface FakeTown {
  folders: FakeFolder[];
  devices: FakeDevice[];
  channels: FakeChannel[];
}

const channelsOfDevice = 32;
const streetNames = ['示例广场', '示例桥头', '示例东站', '示例码头', '示例公园', '示例集市'];

const region = (id: number, deviceId: string, name: string, parent?: FakeFolder): FakeFolder => ({
  tree: 'region',
  id,
  deviceId,
  name,
  parentId: parent?.id ?? null,
  parentDeviceId: parent?.deviceId ?? null,
  businessGroup: null,
});

const group = (id: number, deviceId: string, name: string, parent?: FakeFolder): FakeFolder => ({
  ...region(id, deviceId, name, parent),
  tree: 'group',
  businessGroup: parent?.businessGroup ?? deviceId,
});

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

const makeFolders = (cameras: number): FakeFolder[] => {
  const province = region(1, '99', '示例省');
  const city = region(2, '9901', '示例市', province);
  const districts = Array.from({ length: Math.min(9, 1 + Math.ceil(cameras / 400)) }, (_, index) =>
    region(3 + index, `9901${pad(index + 1, 2)}`, `示例${String(index + 1)}区`, city),
  );
  const streets = districts.flatMap((district, index) =>
    Array.from({ length: Math.min(90, Math.ceil(cameras / 100)) }, (_, at) =>
      region(
        100 + index * 90 + at,
        `${district.deviceId}${pad(at + 1, 2)}`,
        `${streetNames[at % streetNames.length] ?? ''}${String(at + 1)}街道`,
        district,
      ),
    ),
  );
  const duty = group(11, '99010101002150000001', '应急值守');
  const plan = group(12, '99010101002160000001', '一号预案', duty);
  return [province, city, ...districts, ...streets, duty, plan];
};

/** What kinds of camera there are, in turns: dome, fixed box, nobody said, half dome, remote box. */
const ptzTypes = [1, 3, null, 2, 4] as const;

const makeChannel = (index: number, streets: readonly FakeFolder[]): FakeChannel => {
  const street = streets[index % streets.length];
  const isPulled = index % 50 === 49;
  return {
    gbId: 101 + index,
    gbDeviceId: `9901010100132${pad(index + 1, 7)}`,
    name: `${streetNames[index % streetNames.length] ?? ''}${String(index + 1)}号`,
    deviceId: `9901010100118${pad(Math.floor(index / channelsOfDevice) + 1, 7)}`,
    // Some stand in no tree at all, some in a plan only.
    civilCode: index % 40 === 39 ? null : (street?.deviceId ?? null),
    groupId: index % 20 === 19 ? '99010101002160000001' : null,
    businessGroupId: index % 20 === 19 ? '99010101002150000001' : null,
    status: index % 25 === 24 ? 'OFF' : 'ON',
    longitude: index % 30 === 29 ? 0 : 155 + index / 1e6,
    latitude: index % 30 === 29 ? 0 : 20 + index / 1e6,
    ptzType: ptzTypes[index % ptzTypes.length] ?? null,
    dataType: isPulled ? 3 : 1,
    streamId: null,
    codec: 'H264',
  };
};

/** An invented town with that many cameras. */
export const makeTown = (cameras: number): FakeTown => {
  const folders = makeFolders(cameras);
  const streets = folders.filter(
    ({ tree, deviceId }) => tree === 'region' && deviceId.length === 8,
  );
  const channels = Array.from({ length: cameras }, (_, index) => makeChannel(index, streets));
  const devices = Array.from({ length: Math.ceil(cameras / channelsOfDevice) }, (_, index) => ({
    id: index + 1,
    deviceId: `9901010100118${pad(index + 1, 7)}`,
    name: `示例录像机${String(index + 1)}`,
    isOnline: true,
  }));
  return { folders, devices, channels };
};
