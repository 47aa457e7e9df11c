import { afterEach, describe, expect, test, vi } from 'vitest';
import { Budget } from '../../../playground/archive/budget.ts';
import { plainAddress, waysTo } from '../../../playground/archive/cloud-storage.ts';
import { RemoteStore } from '../../../playground/archive/remote-store.ts';

const folder = new URL('https://storage.googleapis.com/weatherbench2/datasets/era5/a b.zarr/');
const plain = (key: string): string => folder.href + key;
const byInterface = (key: string): string =>
  `https://storage.googleapis.com/storage/v1/b/weatherbench2/o/${encodeURIComponent(`datasets/era5/a b.zarr/${key}`)}?alt=media`;

describe('addresses', () => {
  test.each([
    ['gs://weatherbench2/datasets/x.zarr', 'https://storage.googleapis.com/weatherbench2/datasets/x.zarr'],
    ['GS://weatherbench2/datasets/X.zarr/', 'https://storage.googleapis.com/weatherbench2/datasets/X.zarr/'],
    ['gs://weatherbench2', 'https://storage.googleapis.com/weatherbench2/'],
    ['https://example.org/x.zarr', 'https://example.org/x.zarr'],
    ['', ''],
  ])('%s', (asked, address) => {
    expect(plainAddress(asked)).toBe(address);
  });

  test.each([
    'gs://',
    'gs:///x',
    'gs://UPPER/x',
    'gs://user:word@bucket/x',
    'gs://a?b/x',
    'gs://-a/x',
    'gs://a b/x',
  ])('%s names no bucket', (asked) => {
    expect(() => plainAddress(asked)).toThrow('behind gs:// must stand the name of a bucket');
  });
});

describe('ways', () => {
  test('an object of the cloud has two, and its name is one part of the second', () => {
    const urls = waysTo(folder).map((way) => way(new URL('geopotential/0.0.0.0', folder)).href);
    expect(urls).toEqual([
      'https://storage.googleapis.com/weatherbench2/datasets/era5/a%20b.zarr/geopotential/0.0.0.0',
      'https://storage.googleapis.com/storage/v1/b/weatherbench2/o/datasets%2Fera5%2Fa%20b.zarr%2Fgeopotential%2F0.0.0.0?alt=media',
    ]);
  });

  test('a file of any other host has one', () => {
    const other = new URL('https://example.org/x.zarr/');
    expect(waysTo(other).map((way) => way(other).href)).toEqual([other.href]);
  });
});

describe('a store', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Answers addresses that a function knows; the others fail, as where a host refuses other sites. */
  function answering(answer: (url: string) => Response | undefined) {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: URL) => {
      asked.push(url.href);
      const response = answer(url.href);
      return response ? Promise.resolve(response) : Promise.reject(new TypeError('Failed to fetch'));
    });
    return { asked, store: new RemoteStore(folder, new Budget(), new AbortController().signal) };
  }
  const bytes = (text: string): Response => new Response(text);

  test('whose bucket allows other sites is read by plain addresses', async () => {
    const { asked, store } = answering((url) => (url.endsWith('json') ? undefined : bytes('a')));
    expect(await store.get('/.zmetadata')).toEqual(Uint8Array.of(97));
    await store.get('/t/0');
    expect(asked).toEqual([plain('.zmetadata'), plain('t/0')]);
  });

  test('whose bucket does not is read by the interface, and the plain way is tried once', async () => {
    const { asked, store } = answering((url) => (url.includes('/storage/v1/') ? bytes('a') : undefined));
    expect(await store.get('/.zmetadata')).toEqual(Uint8Array.of(97));
    expect(await store.getRange('/t/0', { offset: 0, length: 1 })).toEqual(Uint8Array.of(97));
    expect(asked).toEqual([plain('.zmetadata'), byInterface('.zmetadata'), byInterface('t/0')]);
  });

  test('has no file where the interface says so', async () => {
    const { store } = answering((url) =>
      url.includes('/storage/v1/') ? new Response('', { status: 404 }) : undefined,
    );
    expect(await store.get('/zarr.json')).toBeUndefined();
  });

  test('that neither way leads to is said to be closed, in the words of any other', async () => {
    const { asked, store } = answering(() => undefined);
    await expect(store.get('/zarr.json')).rejects.toThrow(
      'storage.googleapis.com cannot be read (/weatherbench2/datasets/era5/a b.zarr/zarr.json).',
    );
    expect(asked).toEqual([plain('zarr.json'), byInterface('zarr.json')]);
  });

  test('counts both requests', async () => {
    const budget = new Budget();
    const request = vi.spyOn(budget, 'request');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await new RemoteStore(folder, budget, new AbortController().signal).get('/x').catch(() => {});
    expect(request).toHaveBeenCalledTimes(2);
  });

  test('cannot be led out of its folder by either way', async () => {
    const { asked, store } = answering(() => undefined);
    await expect(store.get('/../../secret')).rejects.toThrow('does not lie in the archive');
    expect(asked).toEqual([]);
  });
});
