import { describe, expect, it } from 'vitest';
import { aCamera } from '../../../tests/builders/catalog';
import { aScreen } from '../../../tests/builders/scenes';
import { aPlanTile } from '../../../tests/builders/views';
import { plainText } from '../../kit/text/plainText';
import type { Text } from '../../kit/text/useText';
import { echoChoices, type EchoRoom } from './echoChoices';

const translate = plainText('zh-CN');
const text: Text = { t: (key, values) => translate(key, values ?? {}), locale: 'zh-CN' };
const nothing: EchoRoom = {
  camera: null,
  presets: null,
  scenes: [],
  tours: [],
  crops: [],
  screens: [],
  tiles: [],
  time: null,
  tileNumber: 3,
};

const said = (number: number, room: Partial<EchoRoom>) =>
  Object.fromEntries(
    echoChoices(number, { ...nothing, ...room }, text).map((choice) => [
      choice.actionId,
      choice.isPossible ? choice.words : null,
    ]),
  );

describe('echoChoices', () => {
  it('names what each key would choose with the number', () => {
    const presets = [{ number: 4, name: { zh: '桥面', en: 'Bridge' } }];
    const scenes = [{ sceneId: 's' as never, number: 4, name: '早高峰', isInForce: false }];
    const room = {
      camera: aCamera({ number: 4 }),
      presets,
      scenes,
      tours: [{ number: 4, name: '出入口', kind: 'rule' as const }],
      screens: [aScreen({ number: 4, name: '东墙' })],
      tiles: [aPlanTile({ number: 4, camera: aCamera({ number: 7 }) })],
    };
    expect(said(4, room)).toEqual({
      put: '路口4 上到画面 3',
      layout: '4 分屏',
      scene: '场景 早高峰',
      tourGroup: '轮巡组 出入口',
      tile: '选中画面 4 路口7',
      screen: '选大屏 4 东墙',
      cruise: '开始巡航 4',
      preset: '转到预置位 4 桥面',
    });
    expect(said(0, room)).toMatchObject({ cruise: '停止巡航' });
  });

  it('says of every key that nothing has the number', () => {
    const words = echoChoices(1032, nothing, text);
    expect(words.every(({ isPossible }) => !isPossible)).toBe(true);
    expect(words.map((choice) => choice.words)).toContain('没有 1032 号摄像机');
  });

  it('tells a camera without positions from one that lacks this position', () => {
    const last = (presets: EchoRoom['presets']) =>
      echoChoices(9, { ...nothing, presets }, text).at(-1)?.words;
    expect(last([])).toBe('选中的画面没有预置位');
    expect(last([{ number: 1, name: { zh: '正前', en: 'Ahead' } }])).toBe('没有预置位 9');
  });
});
