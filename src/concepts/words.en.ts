import type { Thread } from './concept.ts';

/** What is read on the map of ideas, beside the ideas themselves. */
export const words = {
  label: 'Map of the ideas of the course',
  find: 'Find an idea',
  show: 'Show',
  all: 'all',
  threads: {
    learning: 'how it learns',
    networks: 'what it is made of',
    weather: 'weather',
    judging: 'how it is judged',
  } satisfies Record<Thread, string>,
  open: 'only what I have not run or solved',
  hint: 'Choose an idea: what it rests on and what rests on it light up. Arrow keys go from one to the next; Enter, or a second press, goes to where it is told.',
  close: 'Close',
  read: 'Read it in chapter',
  run: 'Run it:',
  solve: 'Solve it:',
  needs: 'rests on',
  carries: 'carries',
  nothing: 'nothing before it',
  end: 'nothing after it yet',
  marks: { solved: 'solved', run: 'run here' },
  found: (count: number, all: number): string => `${count} of ${all} ideas`,
  selfTest: (right: number, all: number): string => `self-test: ${right} of ${all} right`,
};
