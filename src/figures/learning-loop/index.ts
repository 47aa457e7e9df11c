/** Homework and training as one loop: five stations in a circle, five lines of code, and the numbers between. */
import { action } from '../kit/controls.ts';
import type { Figure, Point } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { rails } from '../kit/rails.ts';
import { decimal, signed } from '../kit/reading.ts';
import { round, text } from '../kit/shapes.ts';
import { current, initial, type Knowledge, type Loop, linesPerRound, mostLines, work } from './model.ts';
import { words } from './words.en.ts';

function settings(state: Loop) {
  return rails<Loop, 'rate'>(
    { from: 150, to: 300, y: 296 },
    {
      rate: {
        label: words.rate,
        value: state.rate,
        min: 0.02,
        max: 0.3,
        step: 0.01,
        page: 0.05,
        text: decimal(state.rate),
        set: (rate) => ({ ...state, rate }),
      },
    },
  );
}

/** Where the stations stand: a pentagon, wide enough for their words. */
const stands: readonly Point[] = [
  { x: 150, y: 36 },
  { x: 240, y: 118 },
  { x: 216, y: 226 },
  { x: 84, y: 226 },
  { x: 60, y: 118 },
];

function station(index: number): Point {
  return stands[index % linesPerRound] ?? { x: 0, y: 0 };
}

function circle(state: Loop): string {
  const now = current(state.line);
  const arrows = words.stations.map((_, index) => {
    const [from, to] = [station(index), station(index + 1)];
    const part = (share: number): string =>
      `${round(from.x + share * (to.x - from.x))} ${round(from.y + share * (to.y - from.y))}`;
    const [start, end] = index === 2 ? [0.455, 0.545] : [0.34, 0.66];
    return `<path class="flow" d="M${part(start)}L${part(end)}" marker-end="url(#learning-loop-tip)"/>`;
  });
  const boxes = words.stations.map(([title, under], index) => {
    const { x, y } = station(index);
    const kind = index + 1 === now ? 'stop now' : 'stop';
    return (
      `<g class="${kind}"><rect class="node" x="${x - 58}" y="${y - 21}" width="116" height="42" rx="5"/>` +
      `${text(x, y - 4, `${index + 1} ${title}`, 'value')}${text(x, y + 13, under, 'soft')}</g>`
    );
  });
  const { epoch, round: lap } = work(state);
  return (
    '<defs><marker id="learning-loop-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">' +
    '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>' +
    arrows.join('') +
    boxes.join('') +
    text(150, 160, words.round(lap), 'soft') +
    text(150, 178, words.epoch(epoch), 'soft')
  );
}

/** What a line of the code has given, as it stands at its right. */
function results({ batch, answers, loss, slope, before, w, b }: Knowledge): string[] {
  const list = (values: readonly number[], digits = 1): string =>
    values.map((value) => decimal(value, digits)).join(', ');
  return [
    batch ? `x: ${list(batch.map(([x]) => x))};  y: ${list(batch.map(([, y]) => y))}` : '',
    answers ? list(answers, 2) : '',
    loss === undefined ? '' : decimal(loss),
    slope ? `${signed(slope[0])},  ${signed(slope[1])}` : '',
    before ? `${decimal(w)},  ${decimal(b)}` : '',
  ];
}

function code(state: Loop): string {
  const known = work(state);
  const now = current(state.line);
  const found = results(known);
  const rows = words.lines.map((program, index) => {
    const y = 46 + index * 46;
    const kind = index + 1 === now ? 'code now' : 'code';
    return (
      `<g class="${kind}"><rect class="back" x="4" y="${y - 18}" width="412" height="42" rx="4"/>` +
      text(14, y - 1, `${index + 1}&#160; ${program}`, '', 'start') +
      `${text(34, y + 17, found[index] || '…', 'number value', 'start')}</g>`
    );
  });
  const [w, b] = known.before ?? [known.w, known.b];
  return (
    text(14, 18, words.known(decimal(w), decimal(b)), 'soft', 'start') + rows.join('') + settings(state).svg
  );
}

function describe(state: Loop): string {
  const { epoch, round: lap, batch, answers, loss, slope, before, w, b } = work(state);
  const head = words.head(lap, epoch);
  if (before && slope) {
    const moved = slope.map((value) => signed(-state.rate * value)).join(words.and);
    return head + words.update(moved, decimal(w), decimal(b));
  }
  if (slope) {
    return head + words.backward(signed(slope[0]), signed(slope[1]));
  }
  if (loss !== undefined) return head + words.loss(decimal(loss));
  if (answers) {
    const found = answers.map((value) => decimal(value)).join(words.and);
    return head + words.forward(decimal(w), decimal(b), found);
  }
  if (batch) {
    const tasks = batch.map(([x, y]) => words.task(decimal(10 * x, 0), decimal(y, 1)));
    return head + words.minibatch(tasks.join('; '));
  }
  return words.nothingYet;
}

/** The state at the end of the round that has begun, or of the next one. */
function wholeRound(state: Loop): Loop {
  const next = (Math.floor(state.line / linesPerRound) + 1) * linesPerRound;
  return { ...state, line: Math.min(mostLines, next) };
}

export const figure: Figure<Loop> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => square(words.circle, 262, circle(state)) + wide(words.code, 316, code(state)),
  describe,
  handles: (state) => settings(state).handles,
  steps: (state) => ({
    done: state.line,
    last: mostLines,
    go: (line) => ({ ...state, line }),
    next: words.nextLine,
  }),
  controls: (state) => [
    action('round', words.wholeRound, () => wholeRound(state), { disabled: state.line >= mostLines }),
  ],
};
