/** The meshes with their sizes, how far the point reaches in one and in the other graph, and the rails of mesh and point. */
import { rails } from '../kit/rails.ts';
import { whole } from '../kit/reading.ts';
import { text } from '../kit/shapes.ts';
import { edgesOf, facesOf, finest, multiEdgesOf, nodesOf } from './mesh.ts';
import { type Globe, inSight, isWhole, nodeOf, reachOf, setNorth } from './model.ts';
import { words } from './words.en.ts';

/** The right ends of the columns. */
const ends = [112, 196, 290, 414] as const;
const [left, right] = [4, 416] as const;
const [first, pitch] = [66, 25] as const;
const foot = first + finest * pitch;

export const tableHeight = foot + 274;

function sizes(state: Globe): string {
  const levels = Array.from({ length: finest + 1 }, (_, level) => level);
  return levels
    .map((level) => {
      const y = first + level * pitch;
      const isOwn = level === state.level;
      const back = isOwn ? `<rect class="own-row" x="0" y="${y - 17}" width="420" height="24" rx="3"/>` : '';
      const kind = `number${isOwn ? ' value' : ''}`;
      const numbers = [nodesOf(level), facesOf(level), 2 * edgesOf(level), multiEdgesOf(level)];
      return (
        back +
        text(left, y, words.mesh(level), isOwn ? 'value' : '', 'start') +
        numbers.map((number, k) => text(ends[k] ?? 0, y, whole(number), kind, 'end')).join('')
      );
    })
    .join('');
}

/** How far the point reaches along the edges of its mesh, and along those of all up to it. */
function reaches(state: Globe): string {
  const line = (multi: boolean, y: number): string => {
    const reach = reachOf(state, multi);
    const isOwn = multi === state.multi;
    const says = isWhole(state, reach)
      ? words.wholeGlobe(reach.all)
      : words.partOfGlobe(reach.nodes, whole(reach.km));
    return (
      text(left, y, words.along(state.level, multi), isOwn ? 'value' : '', 'start') +
      text(right, y, says, isOwn ? 'number value' : 'number', 'end')
    );
  };
  const { north, east, km } = nodeOf(state);
  const at = words.nodeAt(words.shortNorth(north), words.shortEast(east), whole(km));
  return (
    text(left, foot + 38, words.node(state.level), '', 'start') +
    text(right, foot + 38, at, 'number', 'end') +
    text(left, foot + 62, words.inRounds(state.rounds), 'soft', 'start') +
    line(false, foot + 86) +
    line(true, foot + 110)
  );
}

/** The rails under the table. */
export function settings(state: Globe) {
  return rails<Globe, 'level' | 'north' | 'east'>(
    { from: 128, to: 322, y: foot + 148, gap: 48 },
    {
      level: {
        label: words.level,
        name: words.levelName,
        value: state.level,
        min: 0,
        max: finest,
        step: 1,
        page: 2,
        text: words.mesh(state.level),
        set: (level) => inSight({ ...state, level }),
      },
      north: {
        label: words.north,
        name: words.northName,
        value: state.north,
        min: -90,
        max: 90,
        step: 1,
        page: 10,
        text: words.latitude(state.north),
        shown: words.shortNorth(state.north),
        set: (north) => setNorth(state, north),
      },
      east: {
        label: words.east,
        name: words.eastName,
        value: state.east,
        min: -180,
        max: 180,
        step: 1,
        page: 15,
        text: words.longitude(state.east),
        shown: words.shortEast(state.east),
        set: (east) => inSight({ ...state, east }),
      },
    },
  );
}

export function table(state: Globe): string {
  const heads = words.heads.map((head, k) => text(ends[k] ?? 0, 42, head, 'soft', 'end'));
  return (
    text(ends[3], 18, words.edgesHead, 'soft', 'end') +
    heads.join('') +
    sizes(state) +
    `<path class="axis" d="M${left} ${foot + 16}H${right}"/>` +
    reaches(state) +
    settings(state).svg
  );
}
