import { count } from '../kit/reading.ts';
import type { StationId } from './model.ts';

const listed = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

const names: Record<StationId, string> = {
  mal: 'Malin Head',
  clo: 'Clones',
  mul: 'Mullingar',
  dub: 'Dublin',
  bir: 'Birr',
  sha: 'Shannon',
  val: 'Valentia',
};

/** What is read of the messages. */
export const words = {
  title: 'Messages between seven stations',
  about:
    'Seven Irish stations on a map, each with the departure of its wind from normal on 25 May 1964 in standard deviations, and edges between them that can be cut and added. In each round every station makes its new value of its own and of the messages of its neighbours; all products of one station are shown.',
  map: 'The stations with their values after the round, and the edges between them',
  column: 'The messages to one station in this round, and what it becomes',
  names,
  after: (round: number) => (round === 0 ? 'as measured' : `after round ${round}`),
  station: 'Station that is looked at',
  how: 'Messages together',
  hows: { mean: 'their mean', sum: 'their sum', max: 'the largest' },
  edges: 'Edges',
  graphs: { near: 'up to 135 km', far: 'up to 210 km', all: 'between all', none: 'none' },
  ownGraph: 'your own',
  other: 'Edge to',
  cut: 'Cut the edge',
  add: 'Add the edge',
  edgeBetween: (isEdge: boolean, one: string, other: string) =>
    `${isEdge ? 'Cut' : 'Add'} the edge ${one}–${other}`,
  heading: (round: number, name: string) =>
    round === 0 ? `before the first round: ${name}` : `round ${round}: messages to ${name}`,
  itself: 'its own value',
  edge: (km: string) => `${km} km · press to cut`,
  noEdge: (km: string) => `${km} km · press to add`,
  noMessage: 'no edge, no message',
  starts: (value: string) => `measured ${value}`,
  together: {
    mean: (messages: number) => `mean of ${count(messages, 'message')}`,
    sum: (messages: number) => `sum of ${count(messages, 'message')}`,
    max: (messages: number) => `largest of ${count(messages, 'message')}`,
  },
  becomes: (name: string) => `${name} becomes`,
  isMeasured: (name: string) => `${name} has`,
  ownWeight: 'Weight of the own value',
  ownName: 'own weight',
  nearWeight: 'Weight of a neighbour’s value',
  nearName: 'message weight',
  key: {
    looked: 'looked at',
    reached: 'its first value can have arrived',
    beyond: 'too far as yet',
    now: 'messages of this round',
  },
  measured: (name: string, value: string, others: readonly string[]) =>
    `Before the first round each station has its own departure, ${name} ${value}. It has ${others.length === 0 ? 'no edge' : `${others.length === 1 ? 'an edge' : 'edges'} to ${listed(others)}`}. Press Step.`,
  says: (round: number, name: string, messages: string, together: string) =>
    `Round ${round}, ${name}: ${messages}, together ${together}.`,
  nothing: (round: number, name: string) => `Round ${round}, ${name}: it has no edge, so nothing arrives.`,
  ofItsOwn: (weight: string, value: string) => `${weight} × ${value} of its own`,
  update: (becomes: string) => `It becomes ${becomes}.`,
  alone: 'No first value but its own can have arrived.',
  all: (round: number) =>
    `By now the first values of all seven stations can have arrived, at most ${count(round, 'edge')} away.`,
  some: (reached: number, round: number, beyond: readonly string[]) =>
    `By now the first values of ${reached} of 7 stations can have arrived, those at most ${count(round, 'edge')} away; not ${beyond.length === 1 ? 'that' : 'those'} of ${listed(beyond)}.`,
} as const;
