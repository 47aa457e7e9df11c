/** The column of one station: the message of each neighbour in this round, and the sum that the station becomes. */
import { rails } from '../kit/rails.ts';
import { decimal, whole } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { round, text } from '../kit/shapes.ts';
import {
  joined,
  kilometres,
  type Passing,
  stations,
  type Update,
  update,
  valuesAfter,
  weights,
} from './model.ts';
import { words } from './words.en.ts';

const [top, pitch] = [32, 54] as const;
const [left, right] = [4, 416] as const;
const foot = top + stations.length * pitch + 8;

export const columnHeight = foot + 152;

/** Where the bars of parts lie. */
const part = linear([-1, 1], [258, 414]);

/** How many decimals there is room for: sums grow from round to round. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  return size < 10 ? 2 : size < 100 ? 1 : 0;
}

/** A value with as many decimals as there is room for. */
export const brief = (value: number): string => decimal(value, decimalsFor(value));

/** A value as `brief` writes it, as a number. */
const written = (value: number): number => Number(value.toFixed(decimalsFor(value)));

/** “=” where it holds for the numbers as they are written, else “≈”. */
const sign = (left: number, right: number): string => (Math.abs(left - written(right)) < 1e-9 ? '=' : '≈');

/** The same as a factor or a summand. */
const bracketed = (value: number): string => (value < 0 ? `(${brief(value)})` : brief(value));

/** A product with its numbers: “0.5 × (−0.40) = −0.20”. */
export function product(weight: number, value: number): string {
  const result = weight * value;
  return `${decimal(weight, 1)} × ${bracketed(value)} ${sign(weight * written(value), result)} ${brief(result)}`;
}

/** What the station becomes with the sign before it: “−0.10 + (−0.01) = −0.11”, from its own part or its own product. */
export function becomes({ ownPart, before, together, value }: Update, own?: number): string {
  const [first, says] =
    own === undefined
      ? [written(ownPart), brief(ownPart)]
      : [own * written(before), words.ofItsOwn(decimal(own, 1), bracketed(before))];
  return `${says} + ${bracketed(together)} ${sign(first + written(together), value)} ${brief(value)}`;
}

/** The update of the station that is looked at, in the round that was the last; undefined before the first. */
export function lastUpdate(state: Passing): Update | undefined {
  return state.round === 0 ? undefined : update(state, state.node, valuesAfter(state, state.round - 1));
}

/** A bar from 0, with a tip where it is longer than there is room for; what is less than 0 is hollow as well. */
function bar(y: number, value: number): string {
  const to = Math.max(part.range[0], Math.min(part.range[1], part(value)));
  const width = round(to - part(0));
  const tip = Math.abs(value) > part.domain[1] ? Math.sign(value) * 6 : 0;
  const shape = `M${part(0)} ${y}h${width - tip}${tip ? `l${tip} 5l${-tip} 5` : 'v10'}H${part(0)}z`;
  return (
    `<path class="axis" d="M${part(0)} ${y - 3}v16"/>` +
    `<path class="part${value < 0 ? ' minus' : ''}" d="${shape}"/>`
  );
}

/** What one station gives: its message, its own part, or nothing. */
function gift(state: Passing, of: Update | undefined, station: number): { says: string; value?: number } {
  if (!of) return { says: words.starts(decimal(stations[station]?.departure ?? Number.NaN)) };
  if (station === state.node) return { says: product(state.own, of.before), value: of.ownPart };
  const message = of.messages.find(({ from }) => from === station);
  if (!message) return { says: words.noMessage };
  return { says: product(state.near, message.value), value: message.message };
}

function row(state: Passing, of: Update | undefined, station: number): string {
  const y = top + station * pitch;
  const isOwn = station === state.node;
  const isEdge = joined(state, state.node, station);
  const km = whole(kilometres(state.node, station));
  const { says, value } = gift(state, of, station);
  const under = isOwn ? words.itself : isEdge ? words.edge(km) : words.noEdge(km);
  const kind = isOwn ? 'own' : isEdge ? 'on' : 'off';
  const name = words.names[stations[station]?.id ?? 'mal'];
  return (
    `<g class="row ${kind}"${isOwn ? '' : ` data-action="edge-${state.node}-${station}"`}>` +
    `<rect class="back" x="0" y="${y}" width="420" height="53" rx="3"/>` +
    text(left, y + 21, name, isOwn ? 'value' : '', 'start') +
    text(right, y + 21, says, isOwn || isEdge ? 'number' : 'number soft', 'end') +
    text(left, y + 43, under, 'soft', 'start') +
    `${value === undefined ? '' : bar(y + 33, value)}</g>`
  );
}

/** The lines under the stations: what the messages come to, and what the station becomes. */
function sums(state: Passing, of: Update | undefined): string {
  const name = words.names[stations[state.node]?.id ?? 'mal'];
  const line = (y: number, says: string, number: string, kind: string): string =>
    text(left, y, says, kind === 'value' ? 'value' : '', 'start') +
    text(right, y, number, `number ${kind}`, 'end');
  if (!of) {
    const value = decimal(stations[state.node]?.departure ?? Number.NaN);
    return line(foot + 38, words.isMeasured(name), value, 'value');
  }
  return (
    line(foot + 14, words.together[state.how](of.messages.length), brief(of.together), '') +
    line(foot + 38, words.becomes(name), becomes(of), 'value')
  );
}

/** The rails of the two weights, which are the same for all stations and rounds. */
export function weightRails(state: Passing) {
  const common = { ...weights, page: 0.3 };
  return rails<Passing, 'own' | 'near'>(
    { from: 150, to: 356, y: foot + 76, gap: 48 },
    {
      own: {
        ...common,
        label: words.ownWeight,
        name: words.ownName,
        value: state.own,
        text: decimal(state.own, 1),
        set: (own) => ({ ...state, own }),
      },
      near: {
        ...common,
        label: words.nearWeight,
        name: words.nearName,
        value: state.near,
        text: decimal(state.near, 1),
        set: (near) => ({ ...state, near }),
      },
    },
  );
}

export function column(state: Passing): string {
  const of = lastUpdate(state);
  const name = words.names[stations[state.node]?.id ?? 'mal'];
  return (
    text(left, 18, words.heading(state.round, name), 'soft', 'start') +
    stations.map((_, station) => row(state, of, station)).join('') +
    `<path class="axis" d="M${left} ${foot - 6}H${right}"/>` +
    sums(state, of) +
    weightRails(state).svg
  );
}
