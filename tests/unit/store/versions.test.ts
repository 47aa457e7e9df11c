import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bound,
  dayOf,
  type Edit,
  fits,
  forget,
  maxOthers,
  merge,
  parseEdit,
  prefer,
  stampOf,
  takeIn,
  type Version,
} from '../../../playground/store/versions.ts';

test('a sound edit is read as it was written', () => {
  const edit = { source: 'const a = 1;', original: 'const a = 2;', savedAt: 1_700_000_000_000 };
  // As editions wrote it that knew of one tab only.
  expect(parseEdit(edit)).toEqual({ ...edit, writer: '', others: [] });
  const other = { ...edit, source: 'const a = 3;', writer: 'B' };
  expect(parseEdit({ ...edit, writer: 'A', others: [other] })).toEqual({
    ...edit,
    writer: 'A',
    others: [other],
  });
});

test('whatever lies in the storage, reading it never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const edit = parseEdit(value);
      if (edit) expect(typeof edit.source).toBe('string');
    }),
  );
});

test.each([
  null,
  'text',
  {},
  { source: 1, original: '', savedAt: 1 },
  { source: 'x', original: 'y' },
  { source: 'x'.repeat(1_000_001), original: '', savedAt: 1 },
])('a damaged edit is told apart: %j', (value) => expect(parseEdit(value)).toBeUndefined());

const version = (source: string, writer: string, savedAt: number): Version => ({
  source,
  original: 'original',
  savedAt,
  writer,
});

describe('versions of several tabs', () => {
  const first = merge(undefined, version('a', 'A', 1), undefined);

  test('one tab’s next change takes the place of its last', () => {
    expect(merge(first, version('ab', 'A', 2), undefined)).toMatchObject({ source: 'ab', others: [] });
  });

  test('a version takes the place of the one that it grew from', () => {
    expect(merge(first, version('b', 'B', 2), stampOf(first))).toMatchObject({ source: 'b', others: [] });
  });

  test('where another tab has written meanwhile, both are kept, the newer one in front', () => {
    const parted = merge(first, version('b', 'B', 2), undefined);
    expect(parted).toMatchObject({ source: 'b', others: [{ source: 'a' }] });
    expect(merge(parted, version('aa', 'A', 3), undefined)).toMatchObject({
      source: 'aa',
      others: [{ source: 'b' }],
    });
    expect(merge(first, version('b', 'B', 0), undefined)).toMatchObject({
      source: 'a',
      others: [{ source: 'b' }],
    });
  });

  test('what a closed tab left in the journal does not go back behind what it had stored', () => {
    const later = merge(first, version('abc', 'A', 3), undefined);
    expect(merge(later, version('ab', 'A', 2), undefined).source).toBe('abc');
  });

  test('going back to the original in one tab keeps the other’s version', () => {
    const reset = merge(first, version('original', 'B', 2), undefined);
    expect(reset).toMatchObject({ source: 'original', others: [{ source: 'a' }] });
  });

  test('a chosen version comes to the front, the one before stays', () => {
    const parted = merge(first, version('b', 'B', 2), undefined);
    const [other] = parted.others;
    const chosen = prefer(parted, other as Version);
    expect(chosen).toMatchObject({ source: 'a', others: [{ source: 'b' }] });
    expect(parseEdit(structuredClone(chosen))).toEqual(chosen);
  });

  test('a version that is forgotten takes no other with it', () => {
    const three = merge(merge(first, version('b', 'B', 2), undefined), version('c', 'C', 3), undefined);
    const left = forget(three, version('b', 'B', 2));
    expect(left).toMatchObject({ source: 'c', others: [{ source: 'a' }] });
  });

  test('ten parted tabs are all kept; what is too much is told', () => {
    let edit = first;
    const writer = (i: number): void => {
      edit = merge(edit, version(`text ${i}`, `writer ${i}`, i + 2), undefined);
    };
    for (let i = 0; i < 10; i++) writer(i);
    expect(bound(edit)).toEqual({ edit, crowdedOut: [] });
    expect(edit.others).toHaveLength(10);
    expect(parseEdit(structuredClone(edit))).toEqual(edit);
    for (let i = 10; i < 25; i++) writer(i);
    const { edit: kept, crowdedOut } = bound(edit);
    expect(kept.others).toHaveLength(maxOthers);
    expect(crowdedOut.map(({ source }) => source)).toContain('a');
  });

  test('a version put behind its original is kept once, whatever the way back and forth', () => {
    let edit = merge(first, version('original', 'B', 2), undefined);
    edit = merge(edit, version('a', 'B', 3), undefined);
    edit = merge(edit, version('original', 'C', 4), undefined);
    expect(edit).toMatchObject({ source: 'original', others: [{ source: 'a' }] });
    expect(edit.others).toHaveLength(1);
  });

  test('whatever two tabs do, the last text of each is there', () => {
    const change = fc.record({
      tab: fc.constantFrom('A', 'B'),
      // Few, so that both tabs often write the same.
      text: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1 }), (changes) => {
        const last = new Map<string, string>();
        let edit: Edit | undefined;
        for (const [time, { tab, text }] of changes.entries()) {
          edit = merge(edit, version(text, tab, time + 1), undefined);
          last.set(tab, text);
        }
        const kept = [edit?.source, ...(edit?.others ?? []).map(({ source }) => source)];
        for (const text of last.values()) expect(kept).toContain(text);
      }),
    );
  });
});

describe('versions out of a file', () => {
  const edit = (source: string, ...others: string[]): Edit => ({
    ...version(source, 'A', 1),
    others: others.map((other, k) => version(other, `B${k}`, 2)),
  });
  const texts = ({ source, others }: Edit): string[] => [source, ...others.map((other) => other.source)];

  test('are all there is where there was nothing', () => {
    const taken = takeIn(undefined, edit('a', 'b'));
    expect(texts(taken.edit)).toEqual(['a', 'b']);
    expect(taken.leftOut).toBe(0);
  });

  test('come behind the reader’s own, each text once', () => {
    expect(texts(takeIn(edit('mine', 'b'), edit('theirs', 'mine', 'b', 'c')).edit)).toEqual([
      'mine',
      'b',
      'theirs',
      'c',
    ]);
  });

  test('never put one of the reader’s own out, whatever there is', () => {
    const edits = fc
      .array(fc.string({ minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 30 })
      .map((all) => bound(edit(all[0] ?? '', ...new Set(all.slice(1)))).edit);
    fc.assert(
      fc.property(edits, edits, (mine, theirs) => {
        const { edit: kept, leftOut } = takeIn(mine, theirs);
        expect(kept.source).toBe(mine.source);
        for (const text of texts(mine)) expect(texts(kept)).toContain(text);
        expect(kept.others.length).toBeLessThanOrEqual(maxOthers);
        const found = new Set(texts(kept));
        expect([...new Set(texts(theirs))].filter((text) => !found.has(text))).toHaveLength(leftOut);
      }),
    );
  });

  test('stay when the tab that wrote them before writes again', () => {
    const { edit: kept } = takeIn(edit('mine'), { ...edit('theirs') });
    expect(texts(merge(kept, version('mine, longer', 'A', 9), undefined))).toEqual([
      'mine, longer',
      'theirs',
    ]);
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])(
  'a time of saving that is none (%d) has no day',
  (savedAt) => {
    const edit = parseEdit({ source: 'a', original: 'b', savedAt });
    expect(edit?.savedAt).toBe(0);
    expect(edit && dayOf(edit)).toBe('');
  },
);

test('what is short enough to be written is read again', () => {
  const longest = version('x'.repeat(1_000_000), 'A', 1);
  expect(fits(longest.source)).toBe(true);
  expect(parseEdit({ ...longest, others: [] })).toBeDefined();
  expect(fits(`${longest.source}x`)).toBe(false);
});
