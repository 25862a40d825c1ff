import { describe, expect, it } from 'vitest';
import { chinese, english } from './textRoom';

/** One word per thing, in both languages. */
interface Word {
  readonly chinese: string;
  readonly english: RegExp;
  /** What English must not call it. */
  readonly not?: RegExp;
  /** Longer Chinese words that hold these characters and mean something else. */
  readonly except?: RegExp;
  /** The Chinese word may stand without its English word: it has an everyday meaning too. */
  readonly isLoose?: boolean;
}

const words: readonly Word[] = [
  { chinese: '分屏', english: /\blayouts?\b/i, not: /\bgrid\b|split view/i },
  { chinese: '轮巡', english: /\btours?\b/i, not: /cycling|patrol|carousel/i },
  {
    chinese: '上墙',
    english: /(put|puts|goes|go|show|shown) .*on (the )?wall/i,
    not: /\bpush|\bcast/i,
    isLoose: true,
  },
  { chinese: '预置位', english: /preset position/i },
  { chinese: '场景', english: /\bscenes?\b/i, not: /\bprofile\b/i },
  { chinese: '云台', english: /\bPTZ\b/, not: /gimbal/i },
  { chinese: '主码流', english: /main stream/i, not: /\bHD\b/ },
  { chinese: '子码流', english: /sub stream/i, not: /\bSD\b/ },
  {
    chinese: '确认',
    english: /acknowledg/i,
    not: /\b(confirm|ok)\b/i,
    except: /待确认送达/,
    isLoose: true,
  },
  { chinese: '消音', english: /silence/i, not: /\bmute/i },
  { chinese: '优先级', english: /priorit/i, not: /severity|\blevel\b/i },
  { chinese: '搁置', english: /shel(f|ve)/i, not: /snooze|ignore/i },
  { chinese: '抑制', english: /suppress/i, not: /disable/i },
  { chinese: '签收', english: /accept/i, not: /\breceive|\bsign\b/i },
  { chinese: '任务指派', english: /assign/i, not: /dispatch|\bsend\b/i },
  { chinese: '督办', english: /escalat/i, not: /\burge/i },
  { chinese: '汇总研判', english: /assess/i, not: /analyse|judge/i },
  { chinese: '调查落实', english: /investigat/i, not: /\bhandle/i },
  { chinese: '处理反馈', english: /feedback/i, not: /\breply/i },
  { chinese: '六步闭环', english: /six-step loop/i, not: /workflow/i },
  { chinese: '处置率', english: /handling rate/i },
  { chinese: '结案', english: /clos/i, not: /finish|\bdone\b/i },
  { chinese: '误报', english: /false alarm/i, not: /\berror/i },
  { chinese: '布防', english: /\barm/i, not: /enable/i },
  { chinese: '撤防', english: /disarm/i, not: /disable/i },
  { chinese: '交接班', english: /handover/i, not: /shift change/i },
  { chinese: '无信号', english: /no signal/i, not: /\berror/i },
  { chinese: '抓拍', english: /snapshot/i, not: /screenshot/i },
  { chinese: '遮蔽', english: /mask/i, not: /blur/i },
];

const pairs = [...english]
  .map(([key, text]) => ({ key, text, other: chinese.get(key) ?? '' }))
  .filter(({ other }) => other !== '');

describe('words', () => {
  it.each(words)('$chinese is always called by its English word', (word) => {
    const told = pairs.filter(({ other }) =>
      other.replace(word.except ?? /$^/, '').includes(word.chinese),
    );
    const wrong = told.filter(
      ({ text }) => word.not?.test(text) === true || (!word.isLoose && !word.english.test(text)),
    );
    expect(wrong).toEqual([]);
  });

  it('in English are only English, but for names that are the same in both', () => {
    const mixed = pairs.filter(({ text, other }) => /\p{Script=Han}/u.test(text) && text !== other);
    expect(mixed).toEqual([]);
  });

  it('neither shout nor apologise', () => {
    const loud = pairs.filter(({ text, other }) =>
      /!|\bsorry\b|！|抱歉|对不起/i.test(text + other),
    );
    expect(loud).toEqual([]);
  });

  it('are never empty', () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});
