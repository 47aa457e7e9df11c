import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BackendNote, backends } from '../../../playground/protocol/events.ts';
import { saying } from '../../../playground/protocol/sayings.ts';
import { BackendChoice } from '../../../playground/session/backend-choice.ts';
import { type PaceStore, type Paces, parsePaces } from '../../../playground/session/paces.ts';

/** A store that keeps what it is given, as text like the real one. */
function store(): PaceStore & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    load: (program) => parsePaces(JSON.parse(texts.get(program) ?? '{}')),
    save: (program, paces) => void texts.set(program, JSON.stringify(paces)),
  };
}

const everythingStarts: BackendNote[] = [
  { backend: 'webgpu', taken: true, reason: saying('webgpu-not-offered') },
];

describe('a program that came with a link', () => {
  const stranger = (forced?: 'webgpu' | 'cpu', kept = store()): BackendChoice => {
    const choice = new BackendChoice('p', forced, kept);
    choice.withholdGraphics();
    return choice;
  };

  test('has no graphics processor, whatever the address asks for or was chosen and measured before', () => {
    const kept = store();
    const before = new BackendChoice('p', undefined, kept);
    before.choose('webgl');
    before.record('webgpu', 1);
    before.record('wasm', 9);
    for (const choice of [stranger(), stranger('webgpu'), stranger(undefined, kept)]) {
      expect(choice.graphics).toBe(false);
      expect(choice.order).toEqual(['wasm', 'cpu']);
      expect(choice.wanting(everythingStarts)).toBeUndefined();
    }
    expect(stranger('cpu').order).toEqual(['cpu']);
  });

  test('gets it when the reader chooses so, and by no other choice', () => {
    const choice = stranger('webgpu');
    choice.choose('cpu');
    choice.choose(undefined);
    expect(choice.graphics).toBe(false);
    choice.choose('webgl');
    expect(choice.graphics).toBe(true);
    expect(choice.order).toEqual(['webgl']);
  });
});

describe('the order', () => {
  test('is the fixed one as long as nothing is measured', () => {
    expect(new BackendChoice('p', undefined, store()).order).toEqual(backends);
  });

  test('begins with the fastest, and is kept for the next visit of this program', () => {
    const kept = store();
    const choice = new BackendChoice('p', undefined, kept);
    choice.record('webgpu', 31);
    choice.record('wasm', 9);
    expect(choice.order).toEqual(['wasm', 'webgpu', 'webgl', 'cpu']);
    expect(new BackendChoice('p', undefined, kept).order).toEqual(['wasm', 'webgpu', 'webgl', 'cpu']);
    expect(new BackendChoice('q', undefined, kept).order).toEqual(backends);
  });

  test('is what the address or the reader asks for', () => {
    const kept = store();
    const forced = new BackendChoice('p', 'cpu', kept);
    forced.record('wasm', 9);
    forced.record('webgpu', 31);
    expect(forced.order).toEqual(['cpu']);
    forced.choose('webgl');
    expect(forced.order).toEqual(['webgl']);
    expect(new BackendChoice('p', undefined, kept).order).toEqual(['webgl']);
    forced.choose(undefined);
    expect(new BackendChoice('p', undefined, kept).order[0]).toBe('wasm');
  });
});

test('one time alone changes nothing: a reader may have chosen the slowest once', () => {
  const choice = new BackendChoice('p', undefined, store());
  choice.record('cpu', 300);
  expect(choice.order).toEqual(backends);
});

describe('what is measured next', () => {
  test('is the processor after the graphics, and nothing after both', () => {
    const choice = new BackendChoice('p', undefined, store());
    choice.record('webgpu', 31);
    expect(choice.wanting(everythingStarts)).toBe('wasm');
    choice.record('wasm', 9);
    expect(choice.wanting(everythingStarts)).toBeUndefined();
  });

  test('is WebGL where WebGPU did not start', () => {
    const choice = new BackendChoice('p', undefined, store());
    choice.record('wasm', 9);
    expect(choice.wanting([{ backend: 'webgpu', taken: false, reason: saying('webgpu-not-offered') }])).toBe(
      'webgl',
    );
  });

  test('is nothing when the reader has chosen, or what was tried in vain', () => {
    expect(new BackendChoice('p', 'wasm', store()).wanting(everythingStarts)).toBeUndefined();
    const choice = new BackendChoice('p', undefined, store());
    choice.record('webgpu', 31);
    choice.giveUp('wasm');
    expect(choice.wanting(everythingStarts)).toBeUndefined();
  });

  test('is measured anew when the program has become another', () => {
    const choice = new BackendChoice('p', undefined, store());
    choice.record('wasm', 9);
    choice.record('webgpu', 31);
    choice.record('wasm', 12);
    expect(choice.measured.map(({ backend }) => backend)).toEqual(['wasm', 'webgpu']);
    choice.record('wasm', 300);
    expect(choice.measured).toEqual([{ backend: 'wasm', msPerStep: 300 }]);
    expect(choice.wanting(everythingStarts)).toBe('webgpu');
  });
});

test('whatever was stored, what is read makes sense', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (msPerStep, chosen) => {
      for (const stored of [msPerStep, { msPerStep, chosen }, { msPerStep: { wasm: msPerStep } }]) {
        const paces: Paces = parsePaces(stored);
        for (const ms of Object.values(paces.msPerStep)) expect(ms).toBeGreaterThan(0);
        if (paces.chosen) expect(backends).toContain(paces.chosen);
      }
    }),
    { seed: 1 },
  );
});
