/** The two distribution functions, their squared difference, and a row for each member with its distance to the observation. */
import type { Handle } from '../kit/figure.ts';
import { plot } from '../kit/plot.ts';
import { decimal } from '../kit/reading.ts';
import { clamped, linear } from '../kit/scale.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { axis, counts, type Hand, type Strip, strips, withMember } from './model.ts';
import { words } from './words.en.ts';

const x = linear([axis.min, axis.max], [40, 356]);
const upper = plot(x, linear([0, 1], [142, 52]));
const lower = plot(x, linear([0, 1], [240, 172]));
/** The first row of members, and how far they lie apart: further than a finger’s target is wide. */
const [first, pitch] = [308, 30] as const;
const right = 414;
const truthAt = 18;

export const stepsHeight = first + counts.max * pitch - 10;

/** A step function along the strips. */
function stairs(all: readonly Strip[], level: (strip: Strip) => number): string {
  return all
    .map((strip, k) => `${k === 0 ? 'M' : 'L'}${x(strip.from)} ${upper.y(level(strip))}H${x(strip.to)}`)
    .join('');
}

function gap({ from, to, ensemble, observed }: Strip): string {
  const [top, foot] = [upper.y(Math.max(ensemble, observed)), upper.y(Math.min(ensemble, observed))];
  return top === foot ? '' : `M${x(from)} ${top}H${x(to)}V${foot}H${x(from)}z`;
}

/** One area, with its number where there is room. */
function square({ from, to, ensemble, observed, area }: Strip): string {
  const height = (ensemble - observed) ** 2;
  if (height === 0) return '';
  const [left, end, top, foot] = [x(from), x(to), lower.y(height), lower.y(0)];
  const says =
    end - left > 38 && area >= 0.005 ? text((left + end) / 2, top - 4, decimal(area), 'number') : '';
  return `<rect class="square" x="${left}" y="${top}" width="${round(end - left)}" height="${round(foot - top)}"/>${says}`;
}

const across = clamped(x);

/** What is moved: the observation, and each member. */
export function handles(hand: Hand): Record<string, Handle<Hand>> {
  const common = { ...axis, step: 0.1, page: 1, at: ({ x: place }: { x: number }) => across.invert(place) };
  const all: Record<string, Handle<Hand>> = {
    truth: {
      ...common,
      label: words.observation,
      value: hand.truth,
      text: words.degrees(hand.truth),
      set: (truth) => ({ ...hand, truth }),
    },
  };
  hand.members.forEach((value, k) => {
    all[`x${k + 1}`] = {
      ...common,
      label: words.member(k + 1),
      value,
      text: words.degrees(value),
      set: (member) => withMember(hand, k, member),
    };
  });
  return all;
}

/** A member on its row, and how far it is from the observation. */
function row(hand: Hand, member: number, k: number, held: Handle<Hand> | undefined): string {
  const y = first + k * pitch;
  return (
    text(14, y + 4, words.short(k + 1), 'name', 'start') +
    `<path class="axis" d="M${x(axis.min)} ${y}H${x(axis.max)}"/>` +
    `<path class="distance" d="M${x(hand.truth)} ${y}H${x(member)}"/>` +
    text(right, y + 4, decimal(Math.abs(member - hand.truth), 1), 'number', 'end') +
    (held ? handle(`x${k + 1}`, held, { x: x(member), y }) : '')
  );
}

export function steps(hand: Hand): string {
  const all = strips(hand);
  const held = handles(hand);
  const truth = x(hand.truth);
  const last = first + (hand.members.length - 1) * pitch;
  const isLeft = hand.truth > (axis.min + axis.max) / 2;
  const says = words.observed(words.degrees(hand.truth));
  const ticks = { at: [0, 0.5, 1], digits: 1 };
  return (
    upper.yAxis(ticks) +
    text(x(axis.min), 44, words.shares, 'name', 'start') +
    `<path class="gap" d="${all.map(gap).join('')}"/>` +
    lower.yAxis({ ...ticks, at: [0, 1] }) +
    text(x(axis.min), 162, words.squares, 'name', 'start') +
    all.map(square).join('') +
    lower.xAxis({
      at: [0, 5, 10, 15, 20],
      say: (value) => (value === axis.max ? words.degrees(value, 0) : `${value}`),
    }) +
    text(right, 284, words.distance, 'soft', 'end') +
    `<path class="truth-line" d="M${truth} ${truthAt}V${lower.y(0)}M${truth} ${lower.y(0) + 26}V${last + 12}"/>` +
    `<path class="curve" d="${stairs(all, ({ ensemble }) => ensemble)}"/>` +
    `<path class="truth-steps" d="${stairs(all, ({ observed }) => observed)}"/>` +
    hand.members.map((member, k) => row(hand, member, k, held[`x${k + 1}`])).join('') +
    text(truth + (isLeft ? -14 : 14), truthAt + 4, says, 'number value', isLeft ? 'end' : 'start') +
    (held['truth'] ? handle('truth', held['truth'], { x: truth, y: truthAt }, 'free') : '')
  );
}
