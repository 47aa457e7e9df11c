/**
 * A browser that is driven from outside, by whichever protocol it speaks. One page, one window; `open` begins anew.
 *
 *     const firefox = await launchFirefox();
 *     await firefox.open(`${site}playground/`);
 *     await firefox.waitFor(() => customElements.get('code-playground') !== undefined);
 *     await firefox.press('[data-part="run"]');
 *     await firefox.waitFor(() => /^Finished/.test(document.querySelector('[role="status"]')?.textContent ?? ''));
 *     await firefox.press('[data-part="code"]');
 *     await firefox.key('Control+End');
 *     await firefox.text('// mine');
 *     const kept = await firefox.evaluate((name) => localStorage.getItem(name), 'playground-edits');
 *
 * Functions that are evaluated run in the page: they see their one argument and no variable of the test's. Arguments
 * and results travel as JSON. What is pressed and typed goes through the browser's input, as a reader's would.
 */
export interface DrivenBrowser {
  /** As it names itself, with its version. */
  readonly version: string;
  /** Goes to an address and resolves when it has loaded. */
  open(url: string): Promise<void>;
  /** What a function of the page answers, promises included. Rejects when it throws. */
  evaluate<R>(inPage: () => R): Promise<Awaited<R>>;
  evaluate<A, R>(inPage: (arg: A) => R, arg: A): Promise<Awaited<R>>;
  /** Resolves when a function of the page answers with something true; asks often, for `ms` at most. */
  waitFor<A>(inPage: (arg: A) => unknown, arg?: A, ms?: number): Promise<void>;
  /** Clicks the middle of the first element that a selector names, scrolled to where it can be seen. */
  press(selector: string): Promise<void>;
  /** Presses a key, or keys held together: `Tab`, `Control+Enter`. */
  key(chord: string): Promise<void>;
  /** Types into what has the focus. */
  text(characters: string): Promise<void>;
  /** From here on everything happens inside the frame that a selector names, until the next `open`. */
  enter(selector: string): Promise<void>;
  close(): Promise<void>;
}

/** The little that an adapter has to bring. */
export interface Connection {
  readonly version: string;
  navigate(url: string): Promise<void>;
  /** Calls a function, given as text, with one text; it answers with a promise of a text. */
  call(functionText: string, argument: string): Promise<string>;
  /** Performs WebDriver's actions, which BiDi writes alike. */
  perform(sources: ActionSource[]): Promise<void>;
  enter(selector: string): Promise<void>;
  close(): Promise<void>;
}

/** A device and what it does, tick by tick. */
export type ActionSource =
  | { type: 'key'; id: string; actions: { type: 'keyDown' | 'keyUp'; value: string }[] }
  | {
      type: 'pointer';
      id: string;
      parameters: { pointerType: 'mouse' };
      actions: (
        | { type: 'pointerMove'; x: number; y: number }
        | { type: 'pointerDown' | 'pointerUp'; button: 0 }
      )[];
    };

/** The keys that have no character, as WebDriver writes them. */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const everyMs = 50;

/** Two presses at one place within this time are a double click, of which a button hears the first. */
const doubleClickMs = 600;

/** Makes a browser to test with from a connection to one. */
export function drive(connection: Connection): DrivenBrowser {
  async function evaluate<A, R>(inPage: (arg: A) => R, arg?: A): Promise<Awaited<R>> {
    const text = `async (given) => {
      try {
        const value = await (${inPage.toString()})(given === '' ? undefined : JSON.parse(given));
        return JSON.stringify({ value });
      } catch (error) {
        return JSON.stringify({ thrown: String(error) });
      }
    }`;
    const answer = JSON.parse(await connection.call(text, arg === undefined ? '' : JSON.stringify(arg)));
    if (typeof answer.thrown === 'string') throw new Error(`In the page: ${answer.thrown}`);
    return answer.value;
  }
  const type = (actions: { type: 'keyDown' | 'keyUp'; value: string }[]): Promise<void> =>
    connection.perform([{ type: 'key', id: 'keyboard', actions }]);

  let pressed = { x: Number.NaN, y: Number.NaN, at: 0 };

  return {
    version: connection.version,
    async open(url) {
      // From one fragment of a page to another a browser loads nothing.
      await connection.navigate('about:blank');
      await connection.navigate(url);
    },
    evaluate,
    async waitFor(inPage, arg, ms = 60_000) {
      const end = performance.now() + ms;
      while (!(await evaluate(inPage as (arg: unknown) => unknown, arg))) {
        if (performance.now() > end) throw new Error(`After ${ms} ms still not so: ${inPage.toString()}`);
        await new Promise((go) => setTimeout(go, everyMs));
      }
    },
    async press(selector) {
      const { x, y } = await evaluate((wanted) => {
        const element = document.querySelector(wanted);
        if (!element) throw new Error(`nothing matches ${wanted}`);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = element.getBoundingClientRect();
        return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
      }, selector);
      const rest = pressed.at + doubleClickMs - performance.now();
      if (x === pressed.x && y === pressed.y && rest > 0) await new Promise((go) => setTimeout(go, rest));
      pressed = { x, y, at: performance.now() };
      await connection.perform([
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x, y },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ]);
    },
    async key(chord) {
      const values = chord.split('+').map((name) => KEYS[name] ?? name);
      await type([
        ...values.map((value) => ({ type: 'keyDown' as const, value })),
        ...values.toReversed().map((value) => ({ type: 'keyUp' as const, value })),
      ]);
    },
    text: (characters) =>
      type(
        [...characters].flatMap((value) => [
          { type: 'keyDown' as const, value },
          { type: 'keyUp' as const, value },
        ]),
      ),
    enter: (selector) => connection.enter(selector),
    close: () => connection.close(),
  };
}
