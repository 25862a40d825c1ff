const usualCodec = 'avc1.4d401f';

/** True when this machine decodes the usual codec in hardware; false where nobody can tell. */
export async function decodesInHardware(): Promise<boolean> {
  if (typeof VideoDecoder !== 'function') return false;
  try {
    const answer = await VideoDecoder.isConfigSupported({
      codec: usualCodec,
      codedWidth: 1280,
      codedHeight: 720,
      hardwareAcceleration: 'prefer-hardware',
    });
    return answer.supported === true;
  } catch {
    return false;
  }
}
