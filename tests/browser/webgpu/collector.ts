/*
 * What of Jasmine the tests of TensorFlow.js use, for a page: the tests are only collected, and each is run when it is
 * asked for.
 */

type Body = () => unknown;

interface Suite {
  name: string;
  before: Body[];
  after: Body[];
}

/** A test, after those suites that hold it. */
interface Test {
  suites: readonly Suite[];
  name: string;
  body: Body;
}

const tests: Test[] = [];
let open: readonly Suite[] = [];
const innermost = (): Suite => open.at(-1) as Suite;

export function collected(): { suite: string; name: string }[] {
  return tests.map(({ suites, name }) => ({ suite: suites.map((suite) => suite.name).join(' '), name }));
}

/** Runs the test at a place of the list, with what its suites do before and after. */
export async function run(index: number): Promise<void> {
  const { suites, body } = tests[index] as Test;
  try {
    for (const before of suites.flatMap((suite) => suite.before)) await before();
    await body();
  } finally {
    for (const after of suites.toReversed().flatMap((suite) => suite.after)) await after();
  }
}

function fail(message: string): never {
  throw new Error(message);
}

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (a.constructor !== b.constructor) return false;
  const [ours, theirs] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && equal(value, theirs.get(key)))
  );
}

function expectation(found: unknown) {
  const tell = (holds: boolean, what: string, expected?: unknown): void => {
    if (!holds) fail(`${JSON.stringify(found)} ${what} ${JSON.stringify(expected) ?? ''}`);
  };
  const throws = (message?: RegExp | string): void => {
    try {
      (found as Body)();
    } catch (error) {
      const { message: text } = error as Error;
      const fits =
        message === undefined || (typeof message === 'string' ? text === message : message.test(text));
      if (!fits) fail(`It throws ${text}, not ${message}.`);
      return;
    }
    fail('It does not throw.');
  };
  return {
    nothing() {},
    toBe: (expected: unknown) => tell(Object.is(found, expected), 'is not', expected),
    toEqual: (expected: unknown) => tell(equal(found, expected), 'does not equal', expected),
    toBeNull: () => tell(found === null, 'is not null'),
    toThrow: throws,
    toThrowError: throws,
    not: {
      toBe: (expected: unknown) => tell(!Object.is(found, expected), 'is', expected),
      toThrow: () => (found as Body)(),
    },
  };
}

Object.assign(globalThis, {
  jasmine: {},
  fail,
  expect: expectation,
  describe(name: string, define: () => void) {
    const outer = open;
    open = [...open, { name, before: [], after: [] }];
    define();
    open = outer;
  },
  it(name: string, body: Body) {
    tests.push({ suites: open, name, body });
  },
  // Each test runs by itself, so that what comes before all comes before each.
  beforeAll: (body: Body) => innermost().before.push(body),
  beforeEach: (body: Body) => innermost().before.push(body),
  afterEach: (body: Body) => innermost().after.push(body),
  afterAll: (body: Body) => innermost().after.push(body),
});
