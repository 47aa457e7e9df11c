import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, test } from 'vitest';
import { settleReads } from '../../../playground/lab/host/reads.ts';
import * as lab from '../../../playground/lab/index.ts';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { parseEvent } from '../../../playground/protocol/parse-event.ts';
import { type Call, calls } from './calls.ts';
import { connectTest } from './connect-test.ts';
import { oddValues } from './odd-values.ts';

/** What an engine says of its own, or would say of ours. */
const engines =
  /Cannot (read|convert|set|destructure|mix|use)|is not (a function|iterable|defined|an object)|undefined|Invalid array|Reduce of|\[object/;

const array = {
  name: 't2m',
  dims: ['time', 'level'],
  shape: [2, 1],
  dtype: 'float32',
  chunks: [2, 1],
  attributes: {},
};

let events: ProgramEvent[] = [];

beforeEach(async () => {
  await tf.setBackend('cpu');
  events = [];
  connectTest({
    emit: (event) => events.push(event),
    dataset: () => Promise.reject(new Error('dataset: there is none here')),
    model: async ({ ask }) => (ask === 'save' ? [] : [{ shape: [1], values: new Float32Array(1) }]),
    archive: async (question) =>
      question.ask === 'open'
        ? { arrays: [array], attributes: {} }
        : { values: new Float32Array(2), shape: [2], dims: ['time'], coordinates: {} },
  });
});

test('every function of lab is called', () => {
  const functions = Object.entries(lab).filter(([, one]) => typeof one === 'function');
  expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(functions.map(([name]) => name)));
});

test.each(calls)('$name $method: a result, or an error in words', async (call) => {
  expect(await complaint(call, call.given())).toBe('');
  const places = placesIn(call.given());
  const complaints: string[] = [];
  for (const place of places) {
    for (const [what, make] of oddValues) {
      const given = call.given();
      put(given, place, make());
      const found = await complaint(call, given);
      if (found !== '') complaints.push(`${what} at ${place.join('.')}: ${found}`);
    }
  }
  expect(complaints).toEqual([]);
});

/** What is wrong with how a call ends: nothing, for a result whose events reach the page or an error in words. */
async function complaint({ name, method, run }: Call, given: unknown[]): Promise<string> {
  events = [];
  try {
    await run(given);
    await settleReads();
  } catch (error) {
    await settleReads().catch(() => {});
    if (!(error instanceof Error)) return `throws ${String(error)}`;
    const named = [name, method || name].some((one) =>
      error.message.toLowerCase().startsWith(one.toLowerCase()),
    );
    return named && !engines.test(error.message) ? '' : `${error.name} ${error.message}`;
  }
  const lost = events.find((event) => parseEvent(event) === undefined);
  return lost ? `an event that the page refuses, ${lost.type}` : '';
}

/** Ways to each argument, to each member of those that are plain objects, and to the first entry of arrays. */
function placesIn(value: unknown): string[][] {
  if (Array.isArray(value) && value.length > 0) {
    const keys = value.every((entry) => typeof entry === 'number' || typeof entry === 'string')
      ? ['0']
      : Object.keys(value);
    return keys.flatMap((key) => [[key], ...placesIn(value[Number(key)]).map((rest) => [key, ...rest])]);
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [key],
    ...placesIn(member).map((rest) => [key, ...rest]),
  ]);
}

function put(into: unknown, [key = '', ...rest]: string[], value: unknown): void {
  const holder = into as Record<string, unknown>;
  if (rest.length === 0) holder[key] = value;
  else put(holder[key], rest, value);
}
