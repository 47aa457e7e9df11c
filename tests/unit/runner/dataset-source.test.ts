import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { openDataset } from '../../../playground/runner/dataset-source.ts';

const payload = Uint8Array.from({ length: 1000 }, (_, i) => i % 7);
const checksum = createHash('sha256').update(payload).digest('hex');
const card = { id: 'toy', binary: { file: 'toy.bin' }, checksum: { payload: checksum } };

let site = 0;
/** A host with its own address, so that tests share no cache. */
function host(files: Record<string, Response | (() => Promise<Response>)>) {
  const base = `https://example.org/${++site}/datasets/`;
  const fetchLike = vi.fn(async (url: string) => {
    const file = files[url.slice(base.length)];
    if (typeof file === 'function') return file();
    return file?.clone() ?? new Response('', { status: 404 });
  });
  return {
    base,
    fetchLike,
    open: (id = 'toy', signal = new AbortController().signal) => openDataset(base, id, signal, fetchLike),
  };
}

const whole = { 'toy/dataset.json': Response.json(card), 'toy/toy.bin': new Response(gzipSync(payload)) };

describe('openDataset', () => {
  it('follows no redirect', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('redirected'));
    await expect(openDataset(host({}).base, 'toy', new AbortController().signal)).rejects.toThrow(
      'is the network there',
    );
    expect(fetched).toHaveBeenCalledExactlyOnceWith(expect.any(String), { redirect: 'error' });
    fetched.mockRestore();
  });

  it('makes no address of a name that is longer than names are', async () => {
    const { open, fetchLike } = host(whole);
    await expect(open('x'.repeat(65))).rejects.toThrow(`There is no data set "${'x'.repeat(40)}".`);
    expect(fetchLike).not.toHaveBeenCalled();
  });

  it('gives card and payload, downloads once, and hands each caller a copy', async () => {
    const { open, fetchLike } = host(whole);
    const [first, second] = await Promise.all([open(), open()]);
    expect(first.card).toEqual(card);
    expect(new Uint8Array(first.bytes)).toEqual(payload);
    structuredClone(first.bytes, { transfer: [first.bytes] });
    expect(second.bytes.byteLength).toBe(1000);
    expect((await open()).bytes.byteLength).toBe(1000);
    expect(fetchLike).toHaveBeenCalledTimes(2);
  });

  it('takes bytes that the host has decompressed on the way', async () => {
    const { open } = host({ ...whole, 'toy/toy.bin': new Response(payload) });
    expect(new Uint8Array((await open()).bytes)).toEqual(payload);
  });

  it.each(['../chapters', 'a/b', 'Toy', '', 'toy?x=1', '//evil.example'])(
    'fetches nothing for the id %j',
    async (id) => {
      const { open, fetchLike } = host(whole);
      await expect(open(id)).rejects.toThrow('There is no data set');
      expect(fetchLike).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['unknown', {}, 'There is no data set "toy" on this site.'],
    ['refused', { 'toy/dataset.json': new Response('', { status: 503 }) }, '(HTTP 503)'],
    [
      'a page instead of a card',
      { 'toy/dataset.json': new Response('<!doctype html>') },
      'card of the data set "toy" is damaged',
    ],
    ['without its binary', { 'toy/dataset.json': Response.json(card) }, '(HTTP 404)'],
    [
      'offline',
      { 'toy/dataset.json': () => Promise.reject(new TypeError('failed to fetch')) },
      'is the network there?',
    ],
    [
      'cut short',
      { ...whole, 'toy/toy.bin': new Response(gzipSync(payload).subarray(0, 30)) },
      'cannot be decompressed',
    ],
    [
      'altered',
      { ...whole, 'toy/toy.bin': new Response(gzipSync(payload.toReversed())) },
      `the card says ${checksum}`,
    ],
    [
      'a file elsewhere',
      { 'toy/dataset.json': Response.json({ ...card, binary: { file: '../../x' } }) },
      'does not name its file',
    ],
  ] as const)('says what is wrong: %s', async (_, files, message) => {
    await expect(host(files).open()).rejects.toThrow(message);
  });

  it('tries again after a failure', async () => {
    let online = false;
    const { open } = host({
      ...whole,
      'toy/dataset.json': async () =>
        online ? Response.json(card) : Promise.reject(new TypeError('offline')),
    });
    await expect(open()).rejects.toThrow('network');
    online = true;
    expect((await open()).bytes.byteLength).toBe(1000);
  });

  it('lets an aborted caller go and keeps the download', async () => {
    const { open, fetchLike } = host(whole);
    const controller = new AbortController();
    const first = open('toy', controller.signal);
    controller.abort();
    await expect(first).rejects.toThrow();
    expect((await open()).bytes.byteLength).toBe(1000);
    expect(fetchLike).toHaveBeenCalledTimes(2);
  });
});
