/**
 * @title What AIFS learns, counted
 * @expect table "Parameters of AIFS Single v2" cell "all" "numbers" between 253065815.5 and 253065816.5
 * @expect table "Parameters of AIFS Single v2" cell "a layer of the processor" "numbers" between 12593151.5 and 12593152.5
 */
import { table } from 'lab';

const channels = 1024; // @knob 256..2048 step 128 channels
const layers = 16; // @knob 1..32 layers of the processor
const neighbours = 3; // @knob 1..8 points the decoder hears
const own = 8; // @knob 0..16 numbers learned for each place

const points = { data: 542_080, hidden: 40_320 };
const edges = { in: 748_348, out: neighbours * points.data };
const fields = { prognostic: 92, diagnostic: 28, forcing: 14 };

// What stands at a point: two times, its place, its own.
const place = 4; // sine and cosine, latitude and longitude
const into = 2 * (fields.prognostic + fields.forcing);
const given = into + place + own;
const wanted = fields.prognostic + fields.diagnostic;
const along = 3 + own; // an edge: its length, its direction

/** A matrix and its biases. */
const dense = (from: number, to: number) => from * to + to;
const d = channels;
const norm = 2 * d; // a gain and an offset for each channel
const mlp = dense(d, 4 * d) + dense(4 * d, d);

// Queries, keys and values have no biases in the processor.
const layer = 3 * d * d + dense(d, d) + mlp + 2 * norm;
// Of an edge's two ends and itself: query, key, value, the
// point's own part, the edge; then a matrix that mixes.
const graph = 4 * dense(d, d) + dense(along, d);
const mapper = graph + dense(d, d) + mlp + 3 * norm;

const embed = dense(given, d) + dense(place + own, d);
const answer = norm + dense(d, wanted);
const counts: [string, number][] = [
  ['encoder', embed + mapper],
  ['processor', layers * layer],
  ['decoder', dense(given, d) + mapper + answer],
  ['learned for each point', own * (points.data + points.hidden)],
  ['learned for each edge', own * (edges.in + edges.out)],
];
const all = counts.reduce((sum, [, count]) => sum + count, 0);
table({
  title: 'Parameters of AIFS Single v2',
  columns: ['part', 'numbers', 'per cent'],
  rows: [
    ...counts.map(([part, n]) => [part, n, (100 * n) / all]),
    ['all', all, 100],
    ['a layer of the processor', layer, (100 * layer) / all],
  ],
});
