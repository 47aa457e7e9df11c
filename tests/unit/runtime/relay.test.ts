import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FromFrame, ToFrame } from '../../../playground/protocol/relay.ts';
import { Relay } from '../../../playground/runtime/relay.ts';

let page: MessagePort;
let worker: MessagePort;
let heard: FromFrame[];
const endWorker = vi.fn();

beforeEach(() => {
  const [toPage, toWorker] = [new MessageChannel(), new MessageChannel()];
  [page, worker, heard] = [toPage.port1, toWorker.port1, []];
  page.onmessage = ({ data }: MessageEvent<FromFrame>) => heard.push(data);
  endWorker.mockReset();
  new Relay(toPage.port2, toWorker.port2, endWorker);
});
afterEach(() => {
  page.close();
  worker.close();
});

const tell = (message: ToFrame, transfer: Transferable[] = []): void => page.postMessage(message, transfer);
const settled = (count: number): Promise<void> => vi.waitFor(() => expect(heard).toHaveLength(count));

test('commands pass with their memory, what the worker says passes in its order', async () => {
  const bytes = new ArrayBuffer(8);
  const commands: unknown[] = [];
  worker.onmessage = ({ data }) => commands.push(data);
  tell({ pass: { type: 'asset', name: 'a', bytes }, transfer: [bytes] }, [bytes]);
  tell({ pass: { type: 'stop', run: 1 }, transfer: [] });
  await vi.waitFor(() => expect(commands).toHaveLength(2));
  expect(commands).toMatchObject([
    { type: 'asset', bytes: { byteLength: 8 } },
    { type: 'stop', run: 1 },
  ]);
  worker.postMessage('first');
  worker.postMessage({ values: new Float32Array([1, 2]) });
  await settled(2);
  expect(heard).toEqual([{ said: 'first' }, { said: { values: new Float32Array([1, 2]) } }]);
});

test('the page has eight messages in hand at most, and gets the next for each that it has taken', async () => {
  for (let i = 0; i < 20; i++) worker.postMessage(i);
  await settled(8);
  worker.postMessage(20);
  for (let more = 1; more <= 13; more++) {
    tell({ taken: true });
    await settled(8 + more);
  }
  expect(heard).toEqual(Array.from({ length: 21 }, (_, i) => ({ said: i })));
});

test('of heavy messages it has fewer', async () => {
  for (let i = 0; i < 3; i++) worker.postMessage(new Float32Array(2_000_000).fill(i));
  worker.postMessage('a light one');
  await settled(1);
  tell({ taken: true });
  await settled(2);
  tell({ taken: true });
  await settled(4);
});

test('what is too large is left out and said', async () => {
  worker.postMessage(new Float32Array(1e7));
  worker.postMessage('next');
  await settled(2);
  expect(heard).toEqual([{ refused: 'large' }, { said: 'next' }]);
  expect(endWorker).not.toHaveBeenCalled();
});

test('a flood ends the worker and is said at once, though the page has taken nothing', async () => {
  for (let i = 0; i < 1000; i++) worker.postMessage(i);
  await settled(9);
  expect(heard.at(-1)).toEqual({ refused: 'flood' });
  expect(endWorker).toHaveBeenCalledOnce();
});
