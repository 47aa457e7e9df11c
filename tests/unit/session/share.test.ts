import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsLink, readFragment, writeFragment } from '../../../playground/session/share.ts';

test('any program survives the way through a link', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', maxLength: 5000 }),
      (title, source) => {
        const read = readFragment(writeFragment({ title, source }));
        const lines = source.replace(/\r\n?/g, '\n');
        expect(read).toEqual({ ok: true, program: { title: title.slice(0, 200), source: lines } });
      },
    ),
  );
});

test('a program of 40 lines fits an address that every browser and messenger takes', () => {
  const source = Array.from(
    { length: 40 },
    (_, i) => `const value${i} = tf.tensor1d([${i}, ${i * i}]);`,
  ).join('\n');
  expect(writeFragment({ title: 'x', source }).length).toBeLessThan(2000);
});

test('an address without a program is not a damaged one', () => {
  expect(readFragment('')).toBeUndefined();
  expect(readFragment('#eq-neuron')).toBeUndefined();
});

test('a damaged link is refused in words, never with an exception', () => {
  const whole = writeFragment({ title: 'Title', source: 'const a = 1;\n'.repeat(50) });
  fc.assert(
    fc.property(fc.nat(whole.length - 7), fc.string({ maxLength: 30 }), (cut, rubbish) => {
      const read = readFragment(whole.slice(0, 6 + cut) + rubbish);
      if (read && !read.ok) expect(read.message).toContain('damaged');
    }),
  );
  expect(readFragment('#code=AAAA')).toMatchObject({ ok: false });
  expect(readFragment('#code=%%%')).toMatchObject({ ok: false });
  expect(readFragment(whole.slice(0, -10))).toMatchObject({ ok: false });
});

test('a small link that unfolds to a huge text is refused', () => {
  expect(readFragment(writeFragment({ title: 'bomb', source: 'a'.repeat(5_000_000) }))).toMatchObject({
    ok: false,
  });
});

test('a program is never cut: one that is too long for a link is told before, and refused after', () => {
  const most = { title: 'long', source: 'a'.repeat(200_000) };
  expect(fitsLink(most)).toBe(true);
  expect(readFragment(writeFragment(most))).toEqual({ ok: true, program: most });
  const longer = { title: 'longer', source: `${most.source}a` };
  expect(fitsLink(longer)).toBe(false);
  expect(readFragment(writeFragment(longer))).toMatchObject({ ok: false });
});

test.each(['a;\r\nb;\r\n', 'a;\rb;\r', 'a;\nb;\n'])(
  'line ends of %j are read as the editors write them',
  (source) => {
    expect(readFragment(writeFragment({ title: 'lines', source }))).toMatchObject({
      program: { source: 'a;\nb;\n' },
    });
  },
);

test('a link may say from which file of the course its program is, and nothing else besides', () => {
  const program = { title: 'One neuron', source: 'x;', from: 'dense-networks/xor.0123456789' };
  const fragment = writeFragment(program);
  expect(fragment).toMatch(/&from=dense-networks\/xor\.0123456789$/);
  expect(readFragment(fragment)).toEqual({ ok: true, program });
  for (const odd of ['../../other.0123456789', 'https://other.test/x.0123456789', 'xor'])
    expect(readFragment(writeFragment({ ...program, from: odd }))).toEqual({
      ok: true,
      program: { title: 'One neuron', source: 'x;' },
    });
});
