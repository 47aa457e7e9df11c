/** Homework and training as one loop: five stations in a circle, five lines of code, and the numbers between. */
import {
  button,
  decimal,
  drawing,
  type Explorable,
  frame,
  type Handle,
  handle,
  type Point,
  round,
  signed,
} from '../frame.ts';
import { current, initial, type Knowledge, type Loop, linesPerRound, mostLines, work } from './model.ts';

const stations = [
  ['Two tasks', 'from the sheet'],
  ['Do them', 'as you know how'],
  ['Marks', 'how wrong?'],
  ['Review', 'what was to blame?'],
  ['Change', 'your ways a little'],
] as const;
const lines = [
  'x, y = next minibatch',
  'answer = w · x + b',
  'loss = mean (answer − y)²',
  'slope = ∂loss/∂w, ∂loss/∂b',
  'w, b −= rate · slope',
] as const;
const rateRail = { from: 150, to: 300, y: 296, min: 0.02, max: 0.3 };

function handles(state: Loop): Record<'rate', Handle<Loop>> {
  const { from, to, min, max } = rateRail;
  return {
    rate: {
      label: 'Learning rate',
      value: state.rate,
      min,
      max,
      step: 0.01,
      page: 0.05,
      text: decimal(state.rate),
      at: ({ x }) => min + ((x - from) / (to - from)) * (max - min),
      set: (rate) => ({ ...state, rate }),
    },
  };
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
  const arrows = stations.map((_, index) => {
    const [from, to] = [station(index), station(index + 1)];
    const part = (share: number): string =>
      `${round(from.x + share * (to.x - from.x))} ${round(from.y + share * (to.y - from.y))}`;
    const [start, end] = index === 2 ? [0.455, 0.545] : [0.34, 0.66];
    return `<path class="flow" d="M${part(start)}L${part(end)}" marker-end="url(#learning-loop-tip)"/>`;
  });
  const boxes = stations.map(([title, under], index) => {
    const { x, y } = station(index);
    const kind = index + 1 === now ? 'stop now' : 'stop';
    return (
      `<g class="${kind}"><rect class="node" x="${x - 58}" y="${y - 21}" width="116" height="42" rx="5"/>` +
      `<text class="value" x="${x}" y="${y - 4}" text-anchor="middle">${index + 1} ${title}</text>` +
      `<text class="soft" x="${x}" y="${y + 13}" text-anchor="middle">${under}</text></g>`
    );
  });
  const { epoch, round: lap } = work(state);
  return (
    '<defs><marker id="learning-loop-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">' +
    '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>' +
    arrows.join('') +
    boxes.join('') +
    `<text class="soft" x="150" y="160" text-anchor="middle">round ${lap}</text>` +
    `<text class="soft" x="150" y="178" text-anchor="middle">epoch ${epoch}</text>`
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
  const rows = lines.map((text, index) => {
    const y = 46 + index * 46;
    const kind = index + 1 === now ? 'code now' : 'code';
    return (
      `<g class="${kind}"><rect class="back" x="4" y="${y - 18}" width="412" height="42" rx="4"/>` +
      `<text x="14" y="${y - 1}">${index + 1}&#160; ${text}</text>` +
      `<text class="number value" x="34" y="${y + 17}">${found[index] || '…'}</text></g>`
    );
  });
  const { from, to, y, min, max } = rateRail;
  const knob = { x: round(from + ((state.rate - min) / (max - min)) * (to - from)), y };
  return (
    `<text class="soft" x="14" y="18">known: w = ${decimal(known.before?.[0] ?? known.w)}, b = ${decimal(known.before?.[1] ?? known.b)}</text>` +
    rows.join('') +
    `<text x="${from - 16}" y="${y + 4}" text-anchor="end">learning rate</text><path class="rail" d="M${from} ${y}H${to}"/>` +
    `<text class="number value" x="${to + 16}" y="${y + 4}">${decimal(state.rate)}</text>` +
    handle('rate', handles(state).rate, knob)
  );
}

function describe(state: Loop): string {
  const { epoch, round: lap, batch, answers, loss, slope, before, w, b } = work(state);
  const head = `Round ${lap}, epoch ${epoch}. `;
  if (before && slope) {
    const moved = slope.map((value) => signed(-state.rate * value)).join(' and ');
    return `${head}Update: w and b change by ${moved}, to ${decimal(w)} and ${decimal(b)}.`;
  }
  if (slope) {
    return `${head}Backward pass: the loss changes by ${signed(slope[0])} for each unit of w and by ${signed(slope[1])} for each unit of b. The update goes against both.`;
  }
  if (loss !== undefined)
    return `${head}Loss: the mean squared error of the two answers is ${decimal(loss)} (g/kg)².`;
  if (answers)
    return `${head}Forward pass: with w = ${decimal(w)} and b = ${decimal(b)} the answers are ${answers.map((value) => decimal(value)).join(' and ')} g/kg.`;
  if (batch) {
    const tasks = batch.map(
      ([x, y]) => `at ${decimal(10 * x, 0)} °C the air contains ${decimal(y, 1)} g/kg of water vapour`,
    );
    return `${head}A minibatch: ${tasks.join('; ')}.`;
  }
  return `Nothing is learned yet: w = 0 and b = 0. Press “Next line” to hand out the first two tasks; “Whole round” goes through all five lines.`;
}

function html(state: Loop, words = ''): string {
  const atEnd = state.line >= mostLines;
  return frame('learning-loop', {
    drawings:
      drawing('square-drawing', 'The loop of homework: five stations in a circle', 300, 262, circle(state)) +
      drawing(
        'wide-drawing',
        'The training loop: five lines of code and what each has given',
        420,
        316,
        code(state),
      ),
    controls:
      button('line', 'Next line', { disabled: atEnd }) + button('round', 'Whole round', { disabled: atEnd }),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Loop> = {
  initial,
  html,
  describe,
  handles,
  act: (state, action) => {
    const next =
      action === 'line' ? state.line + 1 : (Math.floor(state.line / linesPerRound) + 1) * linesPerRound;
    return { ...state, line: Math.min(mostLines, next) };
  },
};
