import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { success } from '#contract/outcome';
import { makeAuthority, makeCertificate, type KeyPair } from '../../tests/fakes/certificates';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { AuthorityBook } from './authorityBook';
import { readCertificates } from './certificates';

let city: KeyPair;
let bureau: KeyPair;
let server: KeyPair;
beforeAll(() => {
  city = makeAuthority('City authority');
  bureau = makeAuthority('Bureau authority');
  server = makeCertificate({ by: city, commonName: 'video.test' });
});

const printOf = ({ cert }: KeyPair): string => new X509Certificate(cert).fingerprint256;

const aBook = (file: Buffer | null, store = new FakeStore()) => {
  const trusted: (readonly string[])[] = [];
  const choose = () => Promise.resolve(success(file));
  const book = new AuthorityBook(store, choose, (certificates) => trusted.push(certificates));
  return { book, store, trusted };
};

describe('certificates of a file', () => {
  it('are read from PEM, several in one file, each once', () => {
    const file = Buffer.from(`words before\n${city.cert}\n${bureau.cert}${city.cert}`);
    const subjects = readCertificates(file).map(({ authority }) => authority.subject);
    expect(subjects).toEqual(['City authority · Invented', 'Bureau authority · Invented']);
  });

  it('are read from DER', () => {
    const [one] = readCertificates(new X509Certificate(city.cert).raw);
    expect(one).toMatchObject({ canSign: true, authority: { fingerprint: printOf(city) } });
  });

  it('are none in anything else, however it begins', () => {
    const begun = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n';
    for (const text of ['', 'hello', begun, city.key, '\u0000'.repeat(5_000)]) {
      expect(readCertificates(Buffer.from(text))).toEqual([]);
    }
    expect(readCertificates(Buffer.from(begun + city.cert))).toHaveLength(1);
  });

  it('can sign others, or are a server’s own', () => {
    expect(readCertificates(Buffer.from(server.cert))[0]?.canSign).toBe(false);
    const alone = makeCertificate({ commonName: 'box.test' });
    expect(readCertificates(Buffer.from(alone.cert))[0]?.canSign).toBe(true);
  });
});

describe('the book of authorities', () => {
  it('shows what a file holds before anything is trusted', async () => {
    const { book, trusted } = aBook(Buffer.from(city.cert + server.cert));
    expect(await book.choose()).toMatchObject({
      ok: true,
      value: [
        { subject: 'City authority · Invented', fingerprint: printOf(city), obstacle: null },
        { fingerprint: printOf(server), obstacle: 'no-authority' },
      ],
    });
    expect(trusted).toEqual([]);
    expect(book.list()).toEqual([]);
  });

  it('trusts what a person added, and still after a restart', async () => {
    const { book, store, trusted } = aBook(Buffer.from(city.cert));
    await book.choose();
    expect(await book.add([printOf(city)])).toEqual(success(null));
    expect(trusted).toEqual([[new X509Certificate(city.cert).toString()]]);
    const later = aBook(Buffer.from(city.cert), store);
    await later.book.load();
    expect(later.trusted).toEqual(trusted);
    expect(later.book.list()).toMatchObject([{ fingerprint: printOf(city) }]);
    expect(await later.book.choose()).toMatchObject({ value: [{ obstacle: 'known' }] });
  });

  it('adds nothing that was not shown, and no server’s own', async () => {
    const { book } = aBook(Buffer.from(city.cert + server.cert));
    const unknown = { fault: { code: 'trust/unknown' } };
    expect(await book.add([printOf(city)])).toMatchObject(unknown);
    await book.choose();
    expect(await book.add([printOf(bureau)])).toMatchObject(unknown);
    expect(await book.add([printOf(server)])).toMatchObject(unknown);
    expect(book.list()).toEqual([]);
  });

  it('forgets one that is removed, on the disk as well', async () => {
    const { book, store, trusted } = aBook(Buffer.from(city.cert));
    await book.choose();
    await book.add([printOf(city)]);
    expect(await book.remove(printOf(city))).toEqual(success(null));
    expect(trusted.at(-1)).toEqual([]);
    const later = aBook(null, store);
    await later.book.load();
    expect(later.book.list()).toEqual([]);
    expect(await book.remove(printOf(city))).toMatchObject({ fault: { code: 'trust/unknown' } });
  });

  it('says so when a file holds no certificate, and nothing when nobody chose one', async () => {
    const none = await aBook(Buffer.from('no certificate')).book.choose();
    expect(none).toMatchObject({ fault: { code: 'trust/no-certificate' } });
    expect(await aBook(null).book.choose()).toEqual(success(null));
  });

  it('has an end', async () => {
    const choose = () => Promise.resolve(success(Buffer.from(city.cert + bureau.cert)));
    const book = new AuthorityBook(new FakeStore(), choose, () => undefined, 1);
    await book.choose();
    expect(await book.add([printOf(city)])).toEqual(success(null));
    expect(await book.add([printOf(bureau)])).toMatchObject({ fault: { code: 'trust/full' } });
    expect(book.list()).toHaveLength(1);
  });
});
