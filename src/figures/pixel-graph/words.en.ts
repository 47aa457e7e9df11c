import { count } from '../kit/reading.ts';
import type { Between } from './model.ts';

const name = (pixel: number): string => `${pixel + 1}`;

/** What is read of the picture, the graph and the matrix. */
export const words = {
  title: 'A picture, its graph, its matrix',
  about:
    'A picture of 5 × 5 pixels that can be switched on and off, the graph whose nodes are the pixels that are on, and its adjacency matrix. What is pointed at lights up in all three.',
  picture: 'The picture: 25 pixels to switch',
  graph: 'The graph: a node for each pixel that is on, with edges between neighbours',
  matrix: 'The adjacency matrix: a filled cell where two nodes have an edge',
  name,
  pixel: 'Pixel',
  pixelText: (pixel: number, row: number, column: number, on: boolean) =>
    `${name(pixel)}, row ${row}, column ${column}, ${on ? 'on' : 'off'}`,
  column: 'Column of the matrix',
  columnText: (column: number, pixel: number | undefined) =>
    pixel === undefined ? 'no column' : `column ${column}, node ${name(pixel)}`,
  pictures: {
    cross: 'a cross',
    ring: 'a ring',
    pieces: 'two blocks',
    all: 'all on',
    none: 'all off',
  },
  pictureList: 'Picture',
  own: 'your own',
  edges: 'Edges',
  neighbours: { 4: 'to 4 neighbours', 8: 'to 8 neighbours' },
  order: 'Order of the nodes',
  orders: {
    rows: 'row by row',
    columns: 'column by column',
    first: 'shuffled',
    second: 'shuffled again',
    third: 'shuffled once more',
  },
  flip: (pixel: number, on: boolean) => `Switch pixel ${name(pixel)} ${on ? 'off' : 'on'}`,
  cut: (a: number, b: number) => `Cut the edge ${name(a)}–${name(b)}`,
  add: (a: number, b: number) => `Add an edge ${name(a)}–${name(b)}`,
  noPair: 'Add an edge',
  onOff: (on: number, all: number) => `${on} of ${all} pixels on`,
  sizes: (nodes: number, edges: number) => `${count(nodes, 'node')}, ${count(edges, 'edge')}`,
  degree: (node: number, degree: number) => `degree of ${name(node)}: ${degree}`,
  noNode: (pixel: number) => `${name(pixel)} is off: no node`,
  filled: (ones: number, all: number) => `${ones} of ${all} cells filled`,
  empty: 'no node, no matrix',
  key: {
    edge: 'edge between neighbours',
    added: 'added by hand',
    cut: 'cut by hand',
    at: 'looked at',
    other: 'the other node',
  },
  saysOn: (pixel: number, row: number, column: number, degree: number, others: string) =>
    `Pixel ${name(pixel)} (row ${row}, column ${column}) is a node of degree ${degree}${others ? `: it has edges to ${others}` : ''}.`,
  saysOff: (pixel: number, row: number, column: number) =>
    `Pixel ${name(pixel)} (row ${row}, column ${column}) is off, so it is no node.`,
  saysGraph: (sizes: string, pieces: number) => `The graph has ${sizes}, in ${count(pieces, 'piece')}.`,
  saysPair: (row: number, column: number, what: Between) =>
    `The cell in the row of ${name(row)} and the column of ${name(column)} is ${
      {
        edge: 'filled: they are neighbours',
        added: 'filled by hand: they are no neighbours in the picture',
        cut: 'empty by hand: they are neighbours in the picture',
        nothing: row === column ? 'empty: a node has no edge to itself' : 'empty: they are no neighbours',
      }[what]
    }.`,
  notThePicture: 'This is no longer the graph of the picture: edges were cut or added by hand.',
  shuffled: 'The nodes are listed in another order: the matrix is another, the graph is the same.',
} as const;
