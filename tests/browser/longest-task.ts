import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds that the processor worked on it. */
  tdur?: number;
  args: { name?: string; data?: { frames?: { isOutermostMainFrame: boolean; processId: number }[] } };
}

/** The longest that a page may work in one piece on the machine that the floods were bounded on, in milliseconds. */
const pressableThere = 200;
/** What that machine, with nothing else to do, takes to lay out the yardstick, in milliseconds. */
const yardstickThere = 35;

/** How long a page may work on this machine, as it was measured last. */
let pressableHere = pressableThere;

/**
 * How long a page may work in one piece, in milliseconds of processor time, so that a press is answered at once: 200, or
 * on a slower processor so much more as it takes longer to lay out a table of two thousand cells.
 * @param worked how long it did; a processor that kept to the 200, or to what was measured before, is not measured
 */
export async function pressable(page: Page, worked: number): Promise<number> {
  if (worked < pressableHere) return pressableHere;
  const browser = page.context().browser() as Browser;
  const empty = await browser.newPage();
  try {
    // As the flooded page does, it works beside a worker: two threads of one core take twice the processor time for the same.
    await empty.evaluate(() => {
      new Worker(URL.createObjectURL(new Blob(['for (;;);'])));
    });
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      times.push(await longestTask(empty, () => empty.evaluate(layOutTable)));
    }
    // The slowest of them, since a flood is judged by its slowest task.
    pressableHere = pressableThere * Math.max(1, Math.max(...times) / yardstickThere);
    return pressableHere;
  } finally {
    await empty.close();
  }
}

/** Runs in a page. */
function layOutTable(): void {
  const cells = Array.from({ length: 20 }, (_, i) => `<td>cell ${i}</td>`).join('');
  document.body.innerHTML = `<table>${`<tr>${cells}</tr>`.repeat(100)}</table>`;
  document.body.getBoundingClientRect();
}

/**
 * The longest task of a page's own thread while `during` lasts, in milliseconds of processor time: that long a press has
 * to wait where nobody else uses the processor. What a busy machine adds to it is not counted.
 */
export async function longestTask(page: Page, during: () => Promise<void>): Promise<number> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  let trace: Buffer | undefined;
  try {
    await during();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const frames = traceEvents.flatMap(({ args }) => args.data?.frames ?? []);
  const own = frames.find((frame) => frame.isOutermostMainFrame)?.processId;
  const thread = traceEvents.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === own && args.name === 'CrRendererMain',
  )?.tid;
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === own && tid === thread,
  );
  if (tasks.length === 0) throw new Error('The trace holds no task of the page.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
