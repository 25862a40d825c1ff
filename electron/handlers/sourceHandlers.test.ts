import { describe, expect, it } from 'vitest';
import { failure, success } from '#contract/outcome';
import { aStation, desk } from '../../tests/fakes/aStation';
import { aMapping, aWebhook } from '../../tests/fakes/intakeSamples';

const source = aWebhook();
const { sourceId } = source;
const secret = 'invented-secret';

describe('source:*', () => {
  it('keeps a source in the settings and its secret out of every file', async () => {
    const made = await aStation();
    expect(await made.handlers['source:save']({ source, secret }, desk)).toEqual(success(null));
    expect(made.settings.current().alarmSources).toEqual([source]);
    expect(made.sources.connected).toEqual([sourceId]);
    expect(JSON.stringify([...made.store.values, made.journal.lines])).not.toContain(secret);
    expect(await made.handlers['source:list']({}, desk)).toMatchObject({
      value: [{ source, hasSecret: true }],
    });
    expect(made.journal.lines.at(-1)).toMatchObject({ action: 'source:save', subject: sourceId });
  });

  it('replaces a source where it stands', async () => {
    const { handlers, settings } = await aStation();
    const other = aWebhook({ sourceId: 'other' as typeof sourceId });
    await handlers['source:save']({ source, secret }, desk);
    await handlers['source:save']({ source: other, secret: null }, desk);
    await handlers['source:save']({ source: { ...source, name: 'Doors' }, secret: null }, desk);
    expect(settings.current().alarmSources.map(({ name }) => name)).toEqual(['Doors', other.name]);
  });

  it('stays when the settings go back to the defaults, and goes when it is removed', async () => {
    const { handlers, settings, sources } = await aStation();
    await handlers['source:save']({ source, secret }, desk);
    await handlers['settings:reset']({}, desk);
    expect(settings.current().alarmSources).toEqual([source]);
    expect(await handlers['source:remove']({ sourceId }, desk)).toEqual(success(null));
    expect(settings.current().alarmSources).toEqual([]);
    expect(sources.secrets.size).toBe(0);
    expect(await handlers['source:remove']({ sourceId }, desk)).toEqual(failure('source/unknown'));
  });

  it('tries a recorded file, and says so when it holds no messages', async () => {
    const { handlers, paper } = await aStation();
    const replay = () => handlers['source:replay']({ mapping: aMapping() }, desk);
    expect(await replay()).toEqual(success(null));
    paper.opened = { fileName: 'night.jsonl', text: '{}\n{}' };
    expect(await replay()).toMatchObject({ value: { fileName: 'night.jsonl', messages: 2 } });
    paper.opened = { fileName: 'empty.jsonl', text: '' };
    expect(await replay()).toEqual(failure('source/no-messages'));
    paper.opened = 'unreadable';
    expect(await replay()).toEqual(failure('paper/unreadable'));
  });

  it('records what came, where the person says', async () => {
    const { handlers, paper, sources } = await aStation();
    const record = () => handlers['source:record']({ sourceId }, desk);
    expect(await record()).toEqual(failure('source/no-messages'));
    sources.recorded = '{"body":"x"}\n';
    expect(await record()).toEqual(success({ fileName: `${sourceId}.jsonl` }));
    expect(paper.files.get(`${sourceId}.jsonl`)).toBe(sources.recorded);
    paper.isCalledOff = true;
    expect(await record()).toEqual(success(null));
  });
});
