import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#contract/settings';
import type { CityAddress, CityProcess } from '../host/cityProcess';
import { CityAttachment, cityPlatformId } from './cityAttachment';
import type { PlatformRack } from './platformRack';

const setUp = () => {
  let ready = (_where: CityAddress): void => undefined;
  const city = {
    onReady: (listener: (where: CityAddress) => void) => (ready = listener),
    start: vi.fn(),
    stop: vi.fn(),
  };
  const rack = { attach: vi.fn(), detach: vi.fn(() => Promise.resolve()) };
  const attachment = new CityAttachment({
    city: city as unknown as CityProcess,
    rack: rack as unknown as PlatformRack,
    script: undefined,
    port: undefined,
  });
  const answersAt = (port: number): void => {
    ready({ address: `http://127.0.0.1:${String(port)}`, user: 'u', password: 'p' });
  };
  return { city, rack, attachment, answersAt };
};

const wanted = defaultSettings.city;

describe('the embedded city', () => {
  it('becomes a platform once it answers', () => {
    const { city, rack, attachment, answersAt } = setUp();
    attachment.follow(wanted);
    expect(city.start).toHaveBeenCalledOnce();
    expect(rack.attach).not.toHaveBeenCalled();
    answersAt(4000);
    expect(rack.attach).toHaveBeenCalledWith(
      expect.objectContaining({ platformId: cityPlatformId, address: 'http://127.0.0.1:4000' }),
      'p',
    );
  });

  it('is left alone by settings that do not concern it, and when it was revived', () => {
    const { city, rack, attachment, answersAt } = setUp();
    attachment.follow(wanted);
    answersAt(4000);
    attachment.follow({ ...wanted });
    answersAt(4000);
    expect(city.start).toHaveBeenCalledOnce();
    expect(rack.attach).toHaveBeenCalledOnce();
  });

  it('is drawn anew when its size changes', () => {
    const { city, attachment } = setUp();
    attachment.follow(wanted);
    attachment.follow({ ...wanted, cameras: 7 });
    expect(city.start).toHaveBeenLastCalledWith(expect.objectContaining({ cameras: 7 }));
  });

  it('goes when a person stops the demo', () => {
    const { city, rack, attachment } = setUp();
    attachment.follow(wanted);
    attachment.follow({ ...wanted, isOn: false });
    expect(city.stop).toHaveBeenCalled();
    expect(rack.detach).toHaveBeenCalledWith(cityPlatformId);
    expect(city.start).toHaveBeenCalledOnce();
  });
});
