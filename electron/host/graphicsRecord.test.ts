import { expect, it } from 'vitest';
import { GraphicsRecord } from './graphicsRecord';

it('passes over single deaths and speaks at the third within thirty seconds', () => {
  const record = new GraphicsRecord();
  const seconds = [0, 20, 31, 40, 80, 95, 109];
  expect(seconds.filter((second) => record.died(second * 1000))).toEqual([40, 109]);
});
