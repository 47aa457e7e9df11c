import { expect, test } from 'vitest';
import { type Action, busy, type State, statusText, transition } from '../../../playground/session/state.ts';

const play = (actions: Action[]): State[] => {
  let state: State = { phase: 'idle' };
  return actions.map((action) => {
    state = transition(state, action);
    return state;
  });
};

const backend: Action = { type: 'event', event: { type: 'backend', backend: 'webgpu', notes: [] } };
const finished = { type: 'event', event: { type: 'finished', seconds: 1.234 } } as const;

test('a run goes through loading and running to finished, and the status says so', () => {
  const said = play([{ type: 'run', what: 'TensorFlow.js …' }, backend, finished]).map(statusText);
  expect(said).toEqual(['Loading TensorFlow.js …', 'Running on WebGPU', 'Finished in 1.2 s']);
});

test('Run while running changes nothing; Stop while idle changes nothing', () => {
  const running: State = { phase: 'running', backend: 'cpu', notes: [] };
  expect(transition(running, { type: 'run', what: 'x' })).toBe(running);
  const idle: State = { phase: 'idle' };
  expect(transition(idle, { type: 'stop' })).toBe(idle);
});

test('stopping ends as stopped, and events that come late change nothing', () => {
  const states = play([
    { type: 'run', what: 'x' },
    backend,
    { type: 'stop' },
    { type: 'event', event: { type: 'stopped' } },
    finished,
  ]);
  expect(states.map(({ phase }) => phase)).toEqual(['loading', 'running', 'stopping', 'stopped', 'stopped']);
});

test('a program that fails while stopping is reported as failed', () => {
  const error = { kind: 'runtime', message: 'x is not defined', line: 3 } as const;
  const states = play([
    { type: 'run', what: 'x' },
    { type: 'stop' },
    { type: 'event', event: { type: 'failed', error } },
  ]);
  expect(statusText(states.at(-1) as State)).toBe('Failed: x is not defined');
  expect(busy(states.at(-1) as State)).toBe(false);
});

test.each([
  finished,
  { type: 'event', event: { type: 'stopped' } },
  { type: 'fail', error: { kind: 'syntax', message: 'x' } },
] as const)('a run that a Reset ends leaves nothing but Ready, however it ends: %j', (end) => {
  const states = play([{ type: 'run', what: 'x' }, backend, { type: 'reset' }, { type: 'stop' }, end]);
  expect(states.map(statusText).slice(2)).toEqual(['Stopping', 'Stopping', 'Ready']);
});

test('a loop that waits is said with its place; it goes on, waits again, and can be stopped', () => {
  const paused: Action = { type: 'event', event: { type: 'paused', label: 'step', done: 1, total: 1500 } };
  const states = play([
    { type: 'run', what: 'x' },
    backend,
    paused,
    { type: 'go-on' },
    paused,
    { type: 'stop' },
  ]);
  expect(states.map(({ phase }) => phase)).toEqual([
    'loading',
    'running',
    'paused',
    'running',
    'paused',
    'stopping',
  ]);
  expect(states.map(statusText)[2]).toBe('Paused: step 1 of 1,500');
  expect(states[2] && busy(states[2])).toBe(true);
});

test('going on means nothing where nothing waits', () => {
  const running: State = { phase: 'running', backend: 'cpu', notes: [] };
  expect(transition(running, { type: 'go-on' })).toBe(running);
});
