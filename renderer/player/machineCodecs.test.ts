import { expect, it } from 'vitest';
import { measureCodecs } from './machineCodecs';

it('tells what is decoded in hardware, by the processor, and not at all', async () => {
  const codecs = await measureCodecs({
    isPlayable: (codec) => !codec.startsWith('hvc1'),
    isInHardware: (codec) => Promise.resolve(codec.startsWith('avc1')),
  });
  expect(codecs).toEqual({ h264: 'hardware', h265: 'none', av1: 'software' });
});

it('takes a machine that cannot say for one without hardware', async () => {
  const codecs = await measureCodecs({
    isPlayable: () => true,
    isInHardware: () => Promise.reject(new Error('not here')),
  });
  expect(codecs).toEqual({ h264: 'software', h265: 'software', av1: 'software' });
});
