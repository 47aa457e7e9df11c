import { describe, expect, test } from 'vitest';
import { Stopped } from '../../../playground/lab/host/host.ts';
import { type Clocks, LeftWork } from '../../../playground/runtime/left-work.ts';

/** The clocks of Node, and frames that come at once, in an object of their own. */
function clocks(): Clocks {
  return {
    setTimeout: (handler, delay, ...given) => setTimeout(handler, delay, ...given),
    clearTimeout: (id) => clearTimeout(id as NodeJS.Timeout),
    setInterval: (handler, delay, ...given) => setInterval(handler, delay, ...given),
    clearInterval: (id) => clearInterval(id as NodeJS.Timeout),
    requestAnimationFrame: (handler) => setImmediate(() => handler(performance.now())),
    cancelAnimationFrame: (id) => clearImmediate(id as NodeJS.Immediate),
  };
}

const goOn = (): boolean => false;

describe('what a program left', () => {
  test('nothing is over at once', async () => {
    const begun = performance.now();
    expect(await new LeftWork(clocks()).done(goOn)).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(500);
  });

  test('timers, frames and answers are waited for, those too that come of them', async () => {
    const scope = clocks();
    const left = new LeftWork(scope);
    const happened: string[] = [];
    scope.setTimeout(
      (word) => {
        happened.push(String(word));
        scope.requestAnimationFrame(() => {
          happened.push('frame');
          void left
            .answer(new Promise((resolve) => setTimeout(resolve, 60)))
            .then(() => happened.push('answer'));
        });
      },
      30,
      'timer',
    );
    expect(await left.done(goOn)).toBeUndefined();
    expect(happened).toEqual(['timer', 'frame', 'answer']);
  });

  test('an answer that fails is over too', async () => {
    const left = new LeftWork(clocks());
    const failing = left.answer(Promise.reject(new Error('refused')));
    await expect(failing).rejects.toThrow('refused');
    expect(await left.done(goOn)).toBeUndefined();
  });

  test('what is cleared is not waited for', async () => {
    const scope = clocks();
    const left = new LeftWork(scope);
    const never = (): void => expect.unreachable();
    scope.clearTimeout(scope.setTimeout(never, 30_000));
    scope.clearInterval(scope.setInterval(never, 30_000));
    scope.clearTimeout(scope.setInterval(never, 30_000));
    scope.cancelAnimationFrame(scope.requestAnimationFrame(never));
    expect(await left.done(goOn)).toBeUndefined();
  });

  test('an interval that ends itself is waited for', async () => {
    const scope = clocks();
    const left = new LeftWork(scope);
    let rounds = 0;
    const id = scope.setInterval(() => {
      rounds++;
      if (rounds === 3) scope.clearInterval(id);
    }, 15);
    expect(await left.done(goOn)).toBeUndefined();
    expect(rounds).toBe(3);
  });

  test('a timer that is due after more than a minute is not', async () => {
    const scope = clocks();
    const left = new LeftWork(scope);
    const id = scope.setTimeout(() => {}, 61_000);
    expect(await left.done(goOn)).toEqual({ lines: [] });
    scope.clearTimeout(id);
  });

  test('Stop ends the waiting', async () => {
    const scope = clocks();
    const left = new LeftWork(scope);
    let stopping = false;
    const id = scope.setInterval(() => {}, 5);
    setTimeout(() => {
      stopping = true;
    }, 40);
    await expect(left.done(() => stopping)).rejects.toBeInstanceOf(Stopped);
    scope.clearInterval(id);
  });
});
