import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMapping, aSample, recorded } from '../../../tests/fakes/intakeSamples';
import { bodyText } from './bodyText';
import { MessageReader } from './messageReader';

const atMs = Date.parse('2026-01-05T09:04:05+08:00');
const camera = '99010101001320000001';

const read = (
  body: string | object,
  given: Parameters<typeof aMapping>[0] = {},
  sample: Parameters<typeof aSample>[1] = {},
) => new MessageReader(aMapping(given)).read(aSample(body, sample));

const first = (...args: Parameters<typeof read>) => read(...args).alarms[0];

describe('CAP 1.2', () => {
  it.each(['cap-1.2-alert.xml', 'cap-1.2-alert.json'])('%s is one alarm', (name) => {
    const { format, alarms, problems } = read(recorded(name));
    expect(format).toBe('cap');
    expect(problems).toEqual([]);
    expect(alarms).toMatchObject([
      {
        does: 'raise',
        camera,
        priority: 'high',
        kind: 'gb28181:5-6',
        what: { zh: '示例广场东门 入侵检测' },
        place: { zh: '示例广场' },
        description: { zh: '目标进入警戒区域' },
        atMs,
        expiresAtMs: atMs + 3_600_000,
        isRehearsal: false,
      },
    ]);
  });

  it('latitude before longitude', () => {
    expect(first(recorded('cap-1.2-alert.xml'))?.position).toEqual({
      latitude: 20.001,
      longitude: 155.001,
    });
    const polygon = recorded('cap-1.2-alert.xml').replace(
      /<circle>.*<\/circle>/,
      '<polygon>10,100 12,100 12,104 10,104 10,100</polygon>',
    );
    expect(first(polygon)?.position).toEqual({ latitude: 11, longitude: 102 });
  });

  it('Cancel and Update point back by references', () => {
    const earlier = 'alarm@example.invalid,example.invalid-20260105-0001,2026-01-05T09:04:05+08:00';
    const cancel = recorded('cap-1.2-alert.xml')
      .replace('>Alert<', '>Cancel<')
      .replace('-0001<', '-0002<')
      .replace('<scope>', `<references>${earlier}</references><scope>`);
    expect(first(cancel)).toMatchObject({ does: 'end', refersTo: [earlier] });
    expect(first(recorded('cap-1.2-alert.xml'))?.key).toBe(earlier);
  });

  it('an exercise is a rehearsal, and a test is no alarm', () => {
    const as = (status: string) =>
      first(recorded('cap-1.2-alert.xml').replace('>Actual<', `>${status}<`));
    expect(as('Exercise')).toMatchObject({ does: 'raise', isRehearsal: true });
    expect(as('Test')?.does).toBe('ignore');
    expect(as('Draft')?.does).toBe('ignore');
  });

  it('parts in two languages are one alarm with both', () => {
    const english = `<info><language>en-US</language><category>Security</category><event>Intrusion</event>
      <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
      <headline>Intrusion at the east gate</headline></info></alert>`;
    expect(first(recorded('cap-1.2-alert.xml').replace('</alert>', english))?.what).toEqual({
      zh: '示例广场东门 入侵检测',
      en: 'Intrusion at the east gate',
    });
  });
});

describe('CloudEvents', () => {
  it('structured: source and id make the alarm', () => {
    expect(first(recorded('cloudevents-alarm.json'))).toMatchObject({
      does: 'raise',
      camera,
      kind: 'IntrusionDetection',
      priority: 'high',
      what: { zh: '入侵检测' },
      atMs,
      position: { longitude: 155.001, latitude: 20.001 },
    });
  });

  it('batch: the end has an id of its own and ends the alarm all the same', () => {
    const { alarms } = read(recorded('cloudevents-batch.json'));
    expect(alarms.map(({ does }) => does)).toEqual(['raise', 'end']);
    expect(alarms[0]?.key).toBe(alarms[1]?.key);
  });

  it('binary: attributes stand in the head of the request', () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '7',
      'ce-source': '/gate',
      'ce-type': 'com.example.alarm.raised',
      'ce-subject': '%E4%B8%9C%E9%97%A8',
      'ce-time': '2026-01-05T09:04:05+08:00',
    };
    expect(first({ title: 'Door forced' }, {}, { headers })).toMatchObject({
      camera: '东门',
      what: { en: 'Door forced' },
      atMs,
    });
  });

  it('data in base64 is read like any other', () => {
    const data = Buffer.from('{"title":"Gas"}').toString('base64');
    const event = { specversion: '1.0', id: '1', source: '/a', type: 'gas', data_base64: data };
    expect(first(event)?.what.en).toBe('Gas');
  });
});

describe('GB/T 28181 alarm notify', () => {
  it.each(['gb28181-alarm-notify.xml', 'gb28181-alarm-notify.json'])('%s', (name) => {
    const { format, alarms } = read(recorded(name));
    expect(format).toBe('gb28181');
    expect(alarms).toMatchObject([
      {
        camera,
        priority: 'critical',
        kind: 'gb-5-6',
        gbMethod: 5,
        what: { zh: '入侵检测', en: 'Intrusion' },
        atMs,
        position: { longitude: 155.001, latitude: 20.001 },
      },
    ]);
  });

  it('time without a zone is of the zone of the source', () => {
    const body = recorded('gb28181-alarm-notify.xml');
    expect(first(body)?.atMs).toBe(atMs);
    expect(first(body, { zone: 'UTC' })?.atMs).toBe(Date.parse('2026-01-05T09:04:05Z'));
    // A summer and a winter clock: the offset is that of the day.
    const june = body.replace('2026-01-05', '2026-06-05');
    expect(first(june, { zone: 'Europe/Berlin' })?.atMs).toBe(
      Date.parse('2026-06-05T09:04:05+02:00'),
    );
  });

  it('methods combined in one number', () => {
    const body = recorded('gb28181-alarm-notify.xml').replace('>5<', '>25<');
    expect(first(body)).toMatchObject({ gbMethod: 2, kind: 'gb-2-6' });
  });

  it('body in GB 2312 in spite of its head', () => {
    // 入侵 in GB 2312, under a head that says UTF-8.
    const [before = '', after = ''] = recorded('gb28181-alarm-notify.xml').split('入侵检测');
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xc8, 0xeb, 0xc7, 0xd6]),
      Buffer.from(after),
    ]);
    expect(first(bodyText(bytes))?.description.zh).toBe('入侵');
  });

  it('position 0,0 and outside the world are none', () => {
    const at = (place: string) =>
      first(recorded('gb28181-alarm-notify.xml').replaceAll(/(?<=itude>)[\d.]+/g, place))?.position;
    expect(at('0')).toBeNull();
    expect(at('500')).toBeNull();
  });
});

describe('ONVIF notification', () => {
  it('a notification in XML and in its one form are the same alarm', () => {
    const [xml, json] = ['onvif-notification.xml', 'onvif-notification.json'].map((name) =>
      first(recorded(name)),
    );
    expect(xml).toMatchObject({
      does: 'raise',
      camera: 'VideoSource_1',
      kind: 'intrusion',
      what: { zh: '入侵检测' },
      place: { zh: 'field-1' },
      atMs: Date.parse('2026-01-05T01:04:05.123Z'),
    });
    expect(json?.key).toBe(xml?.key);
  });

  it('Initialized is a state and no alarm', () => {
    const body = recorded('onvif-notification.xml').replace('"Changed"', '"Initialized"');
    expect(first(body)?.does).toBe('ignore');
  });

  it('a property ends with false, and with Deleted', () => {
    const body = recorded('onvif-notification.xml');
    expect(first(body.replace('"true"', '"false"'))?.does).toBe('end');
    expect(first(body.replace('"Changed"', '"Deleted"'))?.does).toBe('end');
    expect(first(body.replace('"true"', '"false"'))?.key).toBe(first(body)?.key);
  });

  it('a line that was crossed is no property and only begins', () => {
    const { topic, payload } = JSON.parse(recorded('onvif-mqtt-event.json')) as {
      topic: string;
      payload: object;
    };
    expect(first(payload, {}, { topic })).toMatchObject({
      does: 'raise',
      camera: 'cam7',
      kind: 'line-crossing',
      place: { en: 'line-1' },
    });
  });

  it('older names of the source', () => {
    const body = recorded('onvif-notification.xml').replace(
      'Name="VideoSource"',
      'Name="VideoSourceConfigurationToken"',
    );
    expect(first(body)?.camera).toBe('VideoSource_1');
  });

  it('many notifications in one envelope', () => {
    const one = recorded('onvif-notification.xml').replace(/<\?xml.*\?>/, '');
    const envelope = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${one}${one}</s:Body></s:Envelope>`;
    expect(read(envelope).alarms).toHaveLength(2);
  });
});

describe('a mapping', () => {
  const message = {
    evt: { code: 17, sev: 'P1', at: '2026/01/05 09:04:05', st: 'OVER' },
    dev: { no: 1032 },
    text: 'Water in the cellar',
  };
  const mapping = {
    fields: {
      id: 'evt.code',
      camera: 'dev.no',
      what: 'text',
      priority: 'evt.sev',
      time: 'evt.at',
      state: 'evt.st',
      place: '@topic[2]',
    },
    priorities: [{ said: 'p1', priority: 'critical' as const }],
    ended: ['over'],
  };

  it('finds every field by its path', () => {
    expect(first(message, mapping, { topic: 'plant/cellar' })).toMatchObject({
      does: 'end',
      key: '17',
      camera: '1032',
      priority: 'critical',
      what: { zh: 'Water in the cellar' },
      place: { zh: 'cellar' },
    });
  });

  it('says what is wrong, field by field', () => {
    const { problems } = read(
      message,
      { fields: { ...mapping.fields, what: 'a..b', camera: 'nowhere', time: 'text' } },
      { topic: 'plant/cellar' },
    );
    expect(problems).toEqual([
      { field: 'what', trouble: 'wrong', found: 'a..b' },
      { field: 'camera', trouble: 'nothing', found: '' },
      { field: 'what', trouble: 'nothing', found: '' },
      { field: 'priority', trouble: 'unknown', found: 'P1' },
      { field: 'time', trouble: 'unreadable', found: 'Water in the cellar' },
    ]);
  });

  it('several alarms in one message', () => {
    const { alarms } = read(
      {
        items: [
          { id: 1, title: 'A' },
          { id: 2, title: 'B' },
        ],
      },
      { each: 'items' },
    );
    expect(alarms.map(({ what }) => what.en)).toEqual(['A', 'B']);
    expect(read([{ id: 1, title: 'A' }], { each: '$' }).alarms).toHaveLength(1);
    expect(read({}, { each: 'items' }).problems).toMatchObject([{ field: 'each' }]);
  });

  it('XML of a kind of its own is mapped by paths too', () => {
    const xml = '<event id="5"><device>88</device><msg><![CDATA[Door <open>]]></msg></event>';
    expect(first(xml, { fields: { camera: 'device', what: 'msg', id: 'id' } })).toMatchObject({
      key: '5',
      camera: '88',
      what: { en: 'Door <open>' },
    });
  });

  it('a chosen format takes no other', () => {
    expect(read(recorded('cap-1.2-alert.xml'), { format: 'gb28181' }).format).toBeNull();
  });
});

describe('hostile bodies', () => {
  it('entities of a document type do not exist', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>`;
    expect(read(bomb)).toMatchObject({ format: null, problems: [{ trouble: 'unreadable' }] });
  });

  it.each([
    ['deep XML', '<a>'.repeat(200) + '</a>'.repeat(200)],
    ['half a document', '<alert><info>'],
    ['deep JSON', '['.repeat(200) + ']'.repeat(200)],
    ['nothing', ''],
    ['a page', '<html><body>Log in</body>'],
  ])('%s is unreadable', (_, body) => {
    expect(read(body).format).toBeNull();
  });

  it('long texts are cut, and what turns the writing is taken out', () => {
    const alarm = first({
      title: 'x'.repeat(5_000),
      cameraId: 'a\u202Eb\nc',
      id: 'k'.repeat(900),
    });
    expect(alarm?.what.en).toHaveLength(200);
    expect(alarm?.camera).toBe('ab c');
    expect(alarm?.key).toHaveLength(400);
  });

  it('never throws, whatever comes', () => {
    const reader = new MessageReader(aMapping());
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.string(), (body, topic) => {
        reader.read(aSample(body, { topic }));
      }),
    );
    const words = [
      '<',
      '>',
      '/',
      'alert',
      'xmlns="urn:oasis:names:tc:emergency:cap:1.2"',
      ' ',
      '&',
      '"',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
        reader.read(aSample(`<${parts.join('')}`));
      }),
    );
    for (const name of [
      'cap-1.2-alert.json',
      'onvif-notification.json',
      'gb28181-alarm-notify.json',
    ]) {
      const whole = JSON.parse(recorded(name)) as object;
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(whole)), fc.jsonValue(), (member, value) => {
          reader.read(aSample({ ...whole, [member]: value }));
        }),
      );
    }
  });
});
