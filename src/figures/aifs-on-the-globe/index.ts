/** AIFS at one place of the globe: its grids, and the edges of the encoder, the processor and the decoder there. */
import { globeHeight, hands, turning } from '../globe/ball.ts';
import { earth } from '../globe/directions.ts';
import { n320 } from '../globe/n320.ts';
import { o96 } from '../globe/o96.ts';
import { type Control, choice, preset } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { drag, globe } from './globe.ts';
import { decoderEdges, radius } from './graph.ts';
import {
  aroundOf,
  type Follow,
  facing,
  firstOf,
  goTo,
  heardOf,
  initial,
  lastStep,
  layerOf,
  looksAt,
  type Part,
  partOf,
  placeOf,
  places,
  processor,
  sizeOf,
} from './model.ts';
import { mapHands, near, nearHeight, settings } from './near.ts';
import { encoderTotal } from './total.ts';
import { words } from './words.en.ts';

const parts: Record<Part, string> = words.parts;

/** What the part at work does at the place. */
function says(state: Follow): string[] {
  const { node, heard, hearing, answering } = aroundOf(state);
  switch (partOf(state)) {
    case 'data':
      return [words.data(n320.count)];
    case 'encoder':
      return [
        words.encoder(node.km, heard.length, earth * radius(), hearing),
        words.encoderEdges(encoderTotal, o96.count),
      ];
    case 'processor':
      return [
        words.processor(layerOf(state), processor.layers, processor.half, sizeOf(looksAt(node.index))),
        words.heardOf(layerOf(state), sizeOf(heardOf(state)), o96.count),
        words.widths(processor.channels, processor.heads),
      ];
    case 'decoder':
      return [
        words.decoder(answering.map(({ km }) => km)),
        words.decoderHeard(sizeOf(heardOf(state)), o96.count),
        words.decoderEdges(decoderEdges, n320.count),
      ];
  }
}

/** The state in words and numbers. */
function describe(state: Follow): string {
  const { point } = aroundOf(state);
  const row = n320.rowOf(point.index);
  return [
    words.where(words.latitude(state.north, 1), words.longitude(state.east, 1)),
    words.pointAt(point.km, row + 1, n320.rows, n320.lengths[row] ?? 0),
    ...says(state),
  ].join(' ');
}

function controls(state: Follow): Control<Follow>[] {
  return [
    choice('part', words.part, parts, partOf(state), (part) => ({ ...state, step: firstOf[part] })),
    preset('place', words.place, words.places, placeOf(state), (place) => goTo(state, places[place])),
  ];
}

/** What each mark stands for; what is not drawn just now keeps its place. */
function key(state: Follow): string {
  const part = partOf(state);
  return legend([
    { kind: 'place', mark: { path: 'M2 2l8 8m0-8l-8 8' }, text: words.key.place },
    { kind: 'data', mark: { path: 'M6 6h0' }, text: words.key.point },
    { kind: 'own-point', mark: { path: 'M6 1l5 5l-5 5l-5 -5z' }, text: words.key.own },
    { kind: 'key-hidden', mark: { path: 'M6 2a4 4 0 1 0 .01 0z' }, text: words.key.node },
    {
      kind: 'hidden own',
      mark: { path: 'M6 6h0' },
      text: words.key.ownNode,
      absent: part === 'data' || part === 'decoder',
    },
    { kind: 'data heard', mark: { path: 'M6 6h0' }, text: words.key.heard, absent: part !== 'encoder' },
    {
      kind: 'hidden seen',
      mark: { path: 'M6 6h0' },
      text: part === 'decoder' ? words.key.answers : words.key.seen,
      absent: part === 'data' || part === 'encoder',
    },
  ]);
}

export const figure: Figure<Follow> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.globe, globeHeight, globe(state)) +
    wide(words.nearPicture, nearHeight, near(state)) +
    key(state),
  describe,
  handles: (state) => ({ ...settings(state).handles, ...turning(state, facing(state)).handles }),
  steps: (state) => ({
    done: state.step,
    last: lastStep,
    go: (step) => ({ ...state, step }),
    next: words.next,
  }),
  controls,
  grab: (state, id) =>
    id === 'map' ? { state, handle: 'north', hands: mapHands } : { state, handle: 'turn', hands },
  drag,
};
