/** Ireland with its stations: who asks, and lines as thick as what it takes from each. */
import { at, land } from '../irish-wind/map.ts';
import { stations } from '../irish-wind/twelve.ts';
import type { Handle, Point } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { dayOf, type Look, sharesOf } from './model.ts';
import { observed } from './task.ts';
import { words } from './words.en.ts';

export const height = 362;

const places = stations.map(({ longitude, latitude }) => at(longitude, latitude));

/** Where a station's name stands beside its wind: no other name and no wind is in its way. */
const sides = {
  above: { x: 0, y: -13, anchor: 'middle' },
  below: { x: 0, y: 21, anchor: 'middle' },
  left: { x: -19, y: 4, anchor: 'end' },
  right: { x: 19, y: 4, anchor: 'start' },
} as const;
const sideOf: Record<(typeof stations)[number]['id'], keyof typeof sides> = {
  rpt: 'below',
  val: 'above',
  ros: 'below',
  kil: 'right',
  sha: 'left',
  bir: 'left',
  dub: 'right',
  cla: 'above',
  mul: 'above',
  clo: 'right',
  bel: 'above',
  mal: 'left',
};

/** Units of a line's width for a share of 1. */
const thickness = 30;
/** Half of what the wind of a station stands on, and the room of a ring around it. */
const [half, ring] = [15, 17] as const;

const place = (station: number): Point => places[station] ?? { x: 0, y: 0 };

/** The station whose place is nearest. */
function nearest({ x, y }: Point): number {
  const ways = places.map((to) => Math.hypot(to.x - x, to.y - y));
  return ways.indexOf(Math.min(...ways));
}

export function asker(look: Look): Handle<Look> {
  return {
    label: words.station,
    value: look.station,
    min: 0,
    max: stations.length - 1,
    step: 1,
    page: 3,
    text: words.names[stations[look.station]?.id ?? 'rpt'],
    at: nearest,
    set: (station) => ({ ...look, station }),
  };
}

export function mapDrawing(look: Look): string {
  const from = place(look.station);
  const shares = sharesOf(look);
  const lines = shares.map((share, station) => {
    const to = place(station);
    const width = round(thickness * share);
    return station === look.station
      ? `<circle class="share" cx="${from.x}" cy="${from.y}" r="${round(ring + width / 2)}" stroke-width="${width}"/>`
      : `<path class="share" d="M${from.x} ${from.y}L${to.x} ${to.y}" stroke-width="${width}"/>`;
  });
  const marks = stations.map(({ id }, station) => {
    const { x, y } = place(station);
    const side = sides[sideOf[id]];
    const wind = decimal(observed(dayOf(look), station), 1);
    const asks = station === look.station ? ' asks' : '';
    return (
      `<g class="station${asks}" data-grab="${station}"><circle class="hit" cx="${x}" cy="${y}" r="15"/>` +
      `<rect x="${x - half}" y="${y - 9}" width="${2 * half}" height="18" rx="9"/>${text(x, y + 4, wind, 'number')}</g>` +
      text(x + side.x, y + side.y, words.names[id], `halo${asks}`, side.anchor)
    );
  });
  return (
    `<path class="land" d="${land}"/><g>${lines.join('')}</g>${marks.join('')}` +
    handle('station', asker(look), from)
  );
}
