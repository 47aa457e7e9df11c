import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { saying } from '../../../playground/protocol/sayings.ts';
import { consoleLine, consoleView } from '../../../playground/views/console/console-view.ts';
import { memoryView } from '../../../playground/views/memory/memory-view.ts';
import { progressView, secondsLeft } from '../../../playground/views/progress/progress-view.ts';
import { renderResults } from '../../../playground/views/render-results.ts';
import { emptyResults, reduce } from '../../../playground/views/results.ts';

function everyView(text: string): ProgramEvent[] {
  const axis = { label: text, units: text };
  const extent = { ...axis, first: 0, last: 1 };
  return [
    {
      type: 'plot',
      id: text,
      spec: { title: text, x: axis, y: axis, series: [{ name: text }, { name: `${text}2` }] },
    },
    { type: 'points', id: text, series: text, x: [0, 1], y: [0, Number.NaN], replace: false },
    { type: 'points', id: text, series: `${text}2`, x: [0, 1], y: [0, 1], replace: false },
    {
      type: 'field',
      id: text,
      spec: { title: text, units: text, palette: 'viridis', x: extent, y: extent },
      rows: 1,
      columns: 2,
      values: Float32Array.of(1, Number.NaN),
    },
    {
      type: 'table',
      id: text,
      spec: { title: text, columns: [axis, axis].map((a) => ({ name: a.label, units: a.units })) },
      rows: [[text, text]],
    },
    {
      type: 'log',
      level: 'warn',
      parts: [
        { kind: 'text', text },
        { kind: 'number', text },
      ],
    },
    { type: 'log', level: 'log', parts: [{ kind: 'said', saying: saying('timers-left', text) }] },
    { type: 'log', level: 'log', parts: [{ kind: 'object', preview: text, detail: text }] },
    { type: 'log', level: 'log', parts: [{ kind: 'tensor', dtype: text, shape: [1], values: [1], more: 0 }] },
    { type: 'warning', message: text },
    { type: 'check', name: text, passed: false, message: text },
    { type: 'failed', error: { kind: 'runtime', message: text, hint: saying('not-defined', text) } },
  ];
}

const render = (events: ProgramEvent[]) =>
  renderResults(events.reduce(reduce, emptyResults()), { note: 'x' });

/** Every tag and attribute as it was opened; text between them left out. */
function skeleton(html: string): string {
  return [...html.matchAll(/<\/?([a-z]+)((?:\s[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/g)]
    .map(([, tag, attributes = '']) => `${tag}${attributes.replace(/="[^"]*"/g, '')}`)
    .join(' ');
}

describe('text from a program', () => {
  /** Of a plain text as long: a long name has a title besides. */
  const expected = (value: string): string => skeleton(render(everyView('a'.repeat(value.length))));
  test('never becomes markup, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({
        minLength: 1,
        unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '=', ' ', '/', 'a', 'script'),
      }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const html = render(everyView(value));
        expect(skeleton(html)).toBe(expected(value));
        // With every tag of ours taken away no raw bracket is left.
        expect(html.replace(/<\/?[a-z]+(?:\s[a-zA-Z-]+(?:="[^"<>]*")?)*\s*\/?>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 300, examples: [['<'.repeat(32)], ['"'.repeat(60)]] },
    );
  });
  test('is still readable', () => {
    expect(render(everyView('a < b & "c"'))).toContain('a &lt; b &amp; &quot;c&quot;');
  });
});

describe('console', () => {
  test('a tensor shows its type, shape and first values', () => {
    const html = consoleLine({
      index: 0,
      level: 'log',
      count: 1,
      parts: [{ kind: 'tensor', dtype: 'float32', shape: [4, 3], values: [0.12, 0.4], more: 10 }],
    });
    expect(html.replace(/<[^>]+>/g, '')).toBe('Tensor float32 [4, 3] 0.12, 0.4, …');
  });
  test('a repeated line says how often, a level says its name', () => {
    const html = consoleLine({
      index: 0,
      level: 'warn',
      count: 12_345,
      parts: [{ kind: 'text', text: 'x' }],
    });
    expect(html.replace(/<[^>]+>/g, '')).toBe('warning x ×12,345');
  });
  test('of 10,000 lines 500 are written and the rest counted', () => {
    const results = emptyResults();
    for (let i = 0; i < 10_000; i += 1)
      reduce(results, { type: 'log', level: 'log', parts: [{ kind: 'number', text: String(i) }] });
    reduce(results, { type: 'dropped', lines: 990_000 });
    const html = consoleView(results);
    expect(html.match(/<li/g)).toHaveLength(500);
    expect(html).toContain('9,500 earlier lines');
    expect(html).toContain('990,000 lines were dropped');
    expect(html).toContain('>9999<');
  });
});

test('checks say passed and failed in words', () => {
  const html = render([
    { type: 'check', name: 'a', passed: true, message: 'unused' },
    { type: 'check', name: 'b', passed: false, message: 'the sum is 3, not 4' },
  ]);
  expect(html).toContain('1 of 2 passed');
  expect(html).toContain('>failed</span> b<p>the sum is 3, not 4</p>');
  expect(html).not.toContain('unused');
});

test('progress says what is done and the time left', () => {
  expect(secondsLeft(25, 100, 10)).toBe(30);
  expect(secondsLeft(0, 100, 10)).toBeUndefined();
  const html = progressView({ label: 'training', done: 25, total: 100 }, 10);
  expect(html).toContain('aria-valuenow="25"');
  expect(html.replace(/<[^>]+>/g, '')).toBe('training 25/100 · about 30 s left');
});

test('no time is said where the reader sets the pace', () => {
  const html = progressView({ label: 'step', done: 2, total: 1500 }, undefined);
  expect(html).toContain('step <b>2/1500</b></span>');
});

test('a leak is said with its rate and its mend', () => {
  expect(memoryView({ tensors: 4, bytes: 2048, leaking: 0 })).not.toContain('tidy');
  const hint = memoryView({ tensors: 4, bytes: 2048, leaking: 3 }).replace(/<[^>]+>/g, '');
  expect(hint).toContain('4 tensors, 2.0 kB');
  expect(hint).toContain('+3 a step');
  expect(hint).toContain('tf.tidy');
});

test('the line above says whose result it is, on what and how long', () => {
  const html = renderResults(
    (
      [
        { type: 'backend', backend: 'wasm', notes: [] },
        { type: 'finished', seconds: 3.21 },
      ] as ProgramEvent[]
    ).reduce(reduce, emptyResults()),
    { note: 'The author’s result' },
  );
  expect(html).toContain('The author’s result · WASM · 3.2 s');
});
