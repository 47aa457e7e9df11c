/** A globe that the reader turns: where it stands, its coasts, the rails under it and the hand on it. */
import { coastLines } from '../coast-lines.ts';
import type { Handle, Point } from '../kit/figure.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { text } from '../kit/shapes.ts';
import { around, nearLine, type View } from '../orthographic.ts';
import { degree } from './directions.ts';
import { globeWords as words } from './words.en.ts';

/** How far the globe is turned eastward from where its point is in the middle, and the latitude of its middle. */
export interface Turned {
  readonly turn: number;
  readonly tilt: number;
}

export const globeHeight = 400;
export const centre: Point = { x: 150, y: 156 };
const radius = 124;
const rail = { from: 20, to: 280, y: 326, gap: 50 } as const;
const circle = `cx="${centre.x}" cy="${centre.y}" r="${radius}"`;

/** The globe seen with a longitude in its middle, so many times enlarged. */
export function viewOf({ tilt }: Turned, longitude: number, times = 1): View {
  return { centre, radius: times * radius, longitude, latitude: tilt };
}

/** The nearest tilt that is easily said. */
export const tiltTo = (latitude: number): number => 5 * Math.round(latitude / 5) || 0;

/** The tilt that shows a latitude before it would be seen too much from the side. */
export function tiltFor(latitude: number, tilt: number): number {
  const wanted = Math.max(latitude - 40, Math.min(latitude + 40, tilt));
  return wanted === tilt ? tilt : tiltTo(wanted);
}

/** The coasts on the near side. */
export function coasts(view: View): string {
  return `<path class="coast" d="${coastLines.map((coast) => nearLine(view, coast)).join('')}"/>`;
}

/** The ball under all that lies on it. */
export const ball = `<circle class="ball" data-grab="turn" ${circle}/>`;
export const rim = `<circle class="rim" ${circle}/>`;

/** Content cut off at the rim. `id` is one of its own in the page. */
export function withinRim(id: string, content: string): string {
  return `<clipPath id="${id}"><circle ${circle}/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}

/** The rails under the globe: as long as there is room. `facing` is the longitude in its middle. */
export function turning<State extends Turned>(state: State, facing: number) {
  const part = (
    id: 'turn' | 'tilt',
    label: string,
    most: number,
    page: number,
    says: string,
  ): Rail<State> => ({
    label,
    name: '',
    value: state[id],
    min: -most,
    max: most,
    step: 1,
    page,
    text: words.facing(says),
    shown: '',
    set: (value) => ({ ...state, [id]: value }),
  });
  return rails<State, 'turn' | 'tilt'>(rail, {
    turn: part('turn', words.turn, 180, 30, words.longitude(facing)),
    tilt: part('tilt', words.tilt, 90, 15, words.latitude(state.tilt)),
  });
}

/** The rails with their names and numbers over their ends. */
export function turners<State extends Turned>(state: State, facing: number): string {
  const lines = [
    [words.turnName, words.shortEast(facing)],
    [words.tiltName, words.shortNorth(state.tilt)],
  ] as const;
  const texts = lines.map(([name, says], k) => {
    const y = rail.y + k * rail.gap - 14;
    return text(rail.from - 6, y, name, '', 'start') + text(rail.to + 6, y, says, 'number value', 'end');
  });
  return texts.join('') + turning(state, facing).svg;
}

/** A hand on the ball, which goes with it: across round and round, and up and down as far as the poles. */
export function hands<State extends Turned>(state: State, times = 1): Handle<State>[] {
  // Degrees of the sphere, where it is seen from straight above, to a unit of the drawing.
  const each = 1 / (degree * radius * times);
  const common = { label: '', text: '', step: 1, page: 30 };
  return [
    {
      ...common,
      value: state.turn,
      min: -3600,
      max: 3600,
      at: ({ x }) => each * x,
      set: (turn) => ({ ...state, turn: around(turn) }),
    },
    {
      ...common,
      value: state.tilt,
      min: -90,
      max: 90,
      at: ({ y }) => each * y,
      set: (tilt) => ({ ...state, tilt }),
    },
  ];
}
