import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { limits } from '../../../playground/archive/budget.ts';
import { ArchiveDesk, type AskReader } from '../../../playground/archive/desk.ts';
import { type ArchiveReply, parseArchiveQuestion } from '../../../playground/protocol/archive.ts';
import { type ArchiveHost, openArchiveHost } from '../../browser/archive/archive-host.ts';

const page = { origin: 'http://localhost:1', protocol: 'http:', hostname: 'localhost' };
let host: ArchiveHost;
beforeAll(async () => {
  host = await openArchiveHost();
});
afterAll(() => host.close());

/** A desk whose reader answers with `ask`, and what it replied. */
function desk(ask: AskReader, signal = new AbortController().signal) {
  const replies: ArchiveReply[] = [];
  const made = new ArchiveDesk({ page, ask, signal, reply: (reply) => replies.push(reply) });
  const until = (count: number): Promise<void> =>
    vi.waitFor(() => expect(replies.length).toBeGreaterThanOrEqual(count), { timeout: 5000 });
  return { take: made.take.bind(made), replies, until };
}

const open = (url: string) => ({ ask: 'open', url }) as const;

test('a refusal holds for the run, a permission for the page', async () => {
  const no = vi.fn<AskReader>().mockResolvedValue(false);
  const first = desk(no);
  first.take(1, open(`${host.url}/v2`));
  first.take(2, open(`${host.url}/v3`));
  await first.until(2);
  expect(no.mock.calls.map(([{ name }]) => name)).toEqual([host.name]);
  expect(first.replies).toMatchObject([1, 2].map((request) => ({ type: 'archive-failed', request })));
  expect(first.replies[0]).toMatchObject({
    message: `You have not allowed this program to read from ${host.name}. Run it again to be asked again.`,
  });
  expect(host.asked).toEqual([]);

  const yes = vi.fn<AskReader>().mockResolvedValue(true);
  const second = desk(yes);
  second.take(1, open(`${host.url}/v2`));
  await second.until(1);
  const third = desk(no);
  third.take(7, open(`${host.url}/v3/`));
  await third.until(1);
  expect(third.replies).toMatchObject([{ type: 'archive', request: 7 }]);
  expect([yes, no].map((ask) => ask.mock.calls.length)).toEqual([1, 1]);
});

test('a run cannot pester: five hosts, then no more questions', async () => {
  const no = vi.fn<AskReader>().mockResolvedValue(false);
  const run = desk(no);
  for (let i = 0; i < 20; i++) run.take(i, open(`https://host${i}.example.com/x`));
  await run.until(20);
  expect(no).toHaveBeenCalledTimes(5);
  expect(run.replies[19]).toMatchObject({ message: expect.stringContaining('One run may ask for 5 hosts') });
});

test('a flood of questions is answered up to twice the limit, in words beyond it', async () => {
  const run = desk(async () => false);
  for (let i = 0; i < 100_000; i++) run.take(i, open('file:///etc/passwd'));
  await run.until(2 * limits.questions);
  await new Promise((go) => setTimeout(go, 50));
  expect(run.replies).toHaveLength(2 * limits.questions);
  expect(run.replies.at(-1)).toMatchObject({
    message: expect.stringContaining('may ask archives 500 times'),
  });
});

test('after the run nothing is asked, fetched or answered', async () => {
  const over = new AbortController();
  over.abort();
  const ask = vi.fn<AskReader>();
  const run = desk(ask, over.signal);
  host.asked.length = 0;
  run.take(1, open(`${host.url}/v2`));
  await new Promise((go) => setTimeout(go, 50));
  expect([run.replies, ask.mock.calls, host.asked]).toEqual([[], [], []]);
});

test.each([
  [{ ask: 'open', url: 7 }],
  [{ ask: 'write', url: 'https://a.example' }],
  [{ ask: 'read', url: 'https://a.example', array: 'x' }],
  [{ ask: 'read', url: 'https://a.example', array: 'x', picks: [{ dimension: 'time', pick: -1 }] }],
  [
    {
      ask: 'read',
      url: 'https://a.example',
      array: 'x',
      picks: [{ dimension: 'time', pick: [0, Number.POSITIVE_INFINITY] }],
    },
  ],
  [{ ask: 'read', url: 'https://a.example', array: 'x', picks: [{ dimension: 'time', pick: [0, 1, 2] }] }],
  [
    {
      ask: 'read',
      url: 'https://a.example',
      array: 'x',
      picks: new Array(11).fill({ dimension: 'x', pick: 0 }),
    },
  ],
  [null],
])('the malformed question %j is none', (question) => {
  expect(parseArchiveQuestion(question)).toBeUndefined();
});

test('a sound question is taken apart and put together anew', () => {
  const question = {
    ask: 'read',
    url: 'https://a.example',
    array: 'x',
    picks: [
      { dimension: 'time', pick: [0, 4] },
      { dimension: 'level', pick: 7 },
    ],
  };
  expect(parseArchiveQuestion({ ...question, more: 'than this' })).toEqual(question);
});
