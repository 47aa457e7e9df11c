import { writeFragment } from '../../playground/session/share.ts';
import { openArchiveHost } from '../browser/archive/archive-host.ts';
import { openOtherSite } from '../site/other-site.ts';
import type { DrivenBrowser } from './driven-browser.ts';

/** What a reader does, in every browser: a row is a test. Each begins on a page of its own. */
export interface Journey {
  name: string;
  go(browser: DrivenBrowser, site: string): Promise<void>;
}

/** The address of the full page with a program that the link carries. */
const link = (site: string, source: string, backend = 'cpu'): string =>
  `${site}playground/?backend=${backend}${writeFragment({ title: 'From a link', source })}`;

/** A press before the element is defined is lost, and here it is the element that is tested. */
const ready = (browser: DrivenBrowser): Promise<void> =>
  browser.waitFor(() => customElements.get('code-playground') !== undefined);

/** Follows a link to another program on the page that is open, until nothing is said of the last one any more. */
async function follow(browser: DrivenBrowser, title: string, source: string): Promise<void> {
  await browser.evaluate((fragment) => {
    location.hash = fragment;
  }, writeFragment({ title, source }));
  await browser.waitFor(
    () =>
      !/^(Running|Finished|Stopped|Failed)/.test(
        document.querySelector('[data-part="status"]')?.textContent ?? '',
      ),
  );
}

/** Resolves when the first playground's status begins with a text. */
const says = (browser: DrivenBrowser, text: string): Promise<void> =>
  browser.waitFor(
    (wanted) => document.querySelector('[data-part="status"]')?.textContent?.startsWith(wanted),
    text,
  );

const logs = (browser: DrivenBrowser, text: string): Promise<void> =>
  browser.waitFor(
    (wanted) => document.querySelector('.results-console')?.textContent?.includes(wanted),
    text,
  );

const noted = (browser: DrivenBrowser, text: string): Promise<void> =>
  browser.waitFor(
    (wanted) => document.querySelector('[data-part="note"]')?.textContent?.includes(wanted),
    text,
  );

/** Spaces in an editor are other spaces. */
const holds = (browser: DrivenBrowser, text: string): Promise<void> =>
  browser.waitFor(
    (wanted) =>
      document.querySelector('[data-part="code"]')?.textContent?.replace(/\s/g, ' ').includes(wanted),
    text,
  );

/** Opens the editor and writes at the start of the program. */
async function write(browser: DrivenBrowser, text: string): Promise<void> {
  await browser.press('[data-part="edit"]');
  await browser.waitFor(() => document.querySelector('.monaco-editor .view-line'));
  await browser.press('.monaco-editor .view-line');
  await browser.key('Control+Home');
  await browser.text(text);
  await holds(browser, text);
}

const focused = (browser: DrivenBrowser, part: string): Promise<void> =>
  browser.waitFor((wanted) => document.activeElement?.getAttribute('data-part') === wanted, part, 5000);

/** As Enter does; Firefox gives a window that nobody looks at no Enter. */
const pressFocused = (browser: DrivenBrowser, part: string): Promise<void> =>
  browser.evaluate((wanted) => {
    const button = document.querySelector<HTMLElement>(`[data-part="${wanted}"]`);
    button?.focus();
    button?.click();
  }, part);

/** Rows are independent of each other; what a row has kept, the next may find. */
export const journeys: Journey[] = [
  {
    name: 'a chapter’s program trains to its end, and its backend is named',
    async go(browser, site) {
      await browser.open(`${site}chapters/dense-networks/?backend=wasm`);
      await ready(browser);
      await browser.evaluate(() => {
        const status = document.querySelector('[data-part="status"]');
        Object.assign(window, { seen: [] as string[] });
        new MutationObserver(() => Reflect.get(window, 'seen').push(status?.textContent)).observe(
          status as Element,
          { childList: true, characterData: true, subtree: true },
        );
      });
      await browser.press('[data-part="run"]');
      await says(browser, 'Finished in ');
      await browser.waitFor(() => Reflect.get(window, 'seen').includes('Running on WASM'));
    },
  },
  {
    name: 'a program that came with a link has no graphics processor, and errors of those that follow are shown with their lines',
    async go(browser, site) {
      const source =
        "console.log('it has', typeof navigator.gpu, String(new OffscreenCanvas(8, 8).getContext('webgl2')));";
      await browser.open(link(site, source, 'webgl'));
      await ready(browser);
      await browser.press('[data-part="run"]');
      await says(browser, 'Finished in ');
      await logs(browser, 'it has undefined null');
      for (const [what, source, words, line] of [
        ['an error of its own', 'const a = 1;\n\nthrow new Error("mine");\n', 'mine', 3],
        [
          'an error inside TensorFlow.js',
          "import * as tf from '@tensorflow/tfjs';\nconst a = tf.ones([2, 3]);\n\na.matMul(tf.ones([4, 5]));\n",
          'inner',
          4,
        ],
        [
          'an error in a timer',
          'setTimeout(() => {\n  throw new Error("late");\n}, 20);\nawait new Promise(() => {});\n',
          'late',
          2,
        ],
        ['a name declared twice', 'const a = 1;\nconst a = 2;\n', 'a', 2],
      ] as const) {
        await follow(browser, what, source);
        await browser.press('[data-part="run"]');
        await says(browser, 'Failed');
        await browser.waitFor(
          ([message, place]) => {
            const text = document.querySelector('[data-part="error"]')?.textContent ?? '';
            return text.includes(message) && text.toLowerCase().includes(place);
          },
          [words, `line ${line}`] as const,
        );
      }
    },
  },
  {
    name: 'the last key before leaving is kept; a link’s program is edited, run by keyboard and shared, and a second one opened',
    async go(browser, site) {
      await browser.open(`${site}playground/`);
      await ready(browser);
      await write(browser, '// mine ');
      await browser.open(link(site, "console.log('theirs');\n"));
      await noted(browser, 'came with the link');
      await write(browser, '/**/');
      await browser.key('Control+End');
      await browser.text("console.log('as I left it')");
      await browser.key('Control+Enter');
      await says(browser, 'Finished in ');
      await logs(browser, 'theirs');
      await logs(browser, 'as I left it');
      await browser.press('[popovertarget]');
      await browser.press('[data-part="copy-link"]');
      await browser.waitFor(() =>
        /The link is copied|The link: /.test(document.querySelector('[data-part="note"]')?.textContent ?? ''),
      );
      await follow(browser, 'Another', "console.log('another');");
      await holds(browser, "console.log('another');");
      await browser.open(`${site}playground/`);
      await noted(browser, 'Your version');
      await holds(browser, '// mine ');
      await browser.open(link(site, "console.log('theirs');\n"));
      await holds(browser, "/**/console.log('theirs');");
      await holds(browser, 'as I left it');
    },
  },
  {
    name: 'Stop ends an endless loop with the focus where it was, the next Run begins, and one that shows without end is bounded',
    async go(browser, site) {
      await browser.open(link(site, 'while (true) {}'));
      await ready(browser);
      await pressFocused(browser, 'run');
      await says(browser, 'Running on CPU');
      await focused(browser, 'stop');
      await pressFocused(browser, 'stop');
      await says(browser, 'Stopped');
      await focused(browser, 'run');
      await browser.press('[data-part="run"]');
      await says(browser, 'Running on CPU');
      await browser.press('[data-part="stop"]');
      await says(browser, 'Stopped');
      const flood = `import { log, table } from 'lab';
for (let i = 0; ; i++) {
  log(i, 'x'.repeat(5000));
  table({ title: 'T' + i, columns: ['a'], rows: Array.from({ length: 500 }, () => ['y'.repeat(500)]) });
  if (i % 20 === 0) await new Promise((go) => setTimeout(go));
}`;
      await follow(browser, 'A flood', flood);
      await browser.press('[data-part="run"]');
      await says(browser, 'Running on CPU');
      await browser.waitFor(() => document.querySelectorAll('.results table').length > 3);
      await browser.press('[data-part="stop"]');
      await says(browser, 'Stopped');
      await browser.waitFor(() => document.querySelectorAll('*').length < 100_000);
    },
  },
  {
    name: 'an archive that sends on is not followed, and reads like one that refuses',
    async go(browser, site) {
      const host = await openArchiveHost();
      try {
        const asks = (archive: string): string =>
          `await openZarr('${host.url}/${archive}/').catch(({ message }) => said.push(message.replaceAll('${archive}', '')));`;
        const source = `import { log, openZarr } from 'lab';
const said = [];
${asks('moved')}
${asks('closed')}
log(said[0] === said[1] ? 'alike' : said.join(' | '));`;
        await browser.open(link(site, source));
        await ready(browser);
        await browser.press('[data-part="run"]');
        await browser.waitFor(() => document.querySelector('.playground-consent button:not([disabled])'));
        await browser.waitFor(
          () => document.querySelectorAll('.playground-consent button:not([disabled])').length === 2,
        );
        await browser.press('.playground-consent button');
        await says(browser, 'Finished in ');
        await logs(browser, 'alike');
        const asked = host.asked.map(({ method, path }) => `${method} ${path}`);
        if (!asked.some((line) => line.startsWith('GET /moved/')))
          throw new Error(`The archive was never asked: ${asked}`);
        const followed = asked.filter((line) => line.includes('/v2/') || line.startsWith('HEAD'));
        if (followed.length > 0) throw new Error(`Followed: ${followed}`);
      } finally {
        await host.close();
      }
    },
  },
  {
    name: 'presses are ignored while another site frames the page',
    async go(browser, site) {
      const other = await openOtherSite();
      try {
        // The course is served on localhost here: the other site goes by its number.
        const frame = other.url.replace('localhost', '127.0.0.1');
        await browser.open(`${frame}?show=${encodeURIComponent(link(site, "console.log('ran');"))}`);
        await browser.enter('iframe');
        await ready(browser);
        await browser.press('[data-part="run"]');
        // The status may go on to say that the linked program is there; the notice stays.
        await browser.waitFor(() => document.querySelector('.playground-framed') !== null);
        const frames = await browser.evaluate(
          () => document.querySelectorAll('iframe, sandbox-frames').length,
        );
        if (frames > 0) throw new Error('A sandbox was opened.');
      } finally {
        await other.close();
      }
    },
  },
];
