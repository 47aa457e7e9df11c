/**
 * @title A loaded network writes on
 * @expect log "bits a day in 2014:" between 1.25 and 1.3
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, loadModel, log, random, scaledDotProductAttention } from 'lab';

const name = 'gpt-150'; // @knob gpt-150|gpt-600 weights, by the steps of their training
const from = 'author'; // @knob author|reader whose
const before = 'snow'; // @knob drizzle|rain|sun|snow|fog weather of the sixteen days before
const seed = 3; // @knob any seed

// What was saved: numbers for the sixteen places, then kernel and offset of each dense layer, in their order.
const kept = await loadModel(`transformers/weather-words/${name}`, { from });
const [place, ...weights] = kept.map(({ values, shape }) => tf.tensor(values, [...shape]));
const dense = (x: tf.Tensor, layer: number) =>
  x.matMul(weights[2 * layer] ?? tf.scalar(0)).add(weights[2 * layer + 1] ?? 0);

// The network of chapter 10. It must be built as it was trained: weights alone do not say what to do with them.
function forecast(pasts: number[][]) {
  const tokens = dense(tf.oneHot(pasts, 5), 0).add(place ?? 0);
  const x = layerNorm(tokens);
  const looks = { heads: 2, causal: true };
  const seen = scaledDotProductAttention(dense(x, 1), dense(x, 2), dense(x, 3), looks);
  const heard = tokens.add(dense(seen, 4));
  const thought = heard.add(dense(dense(layerNorm(heard), 5).relu(), 6));
  return dense(layerNorm(thought), 7).gather(15, 1).softmax();
}

// Is it the same network? Its bits a day in 2014 are known.
const seattle = await dataset('seattle-weather');
const { labels } = seattle.variables.weather;
const days = Array.from(seattle.samples(['weather']).split().validation.columns.weather);
const pasts = days.slice(16).map((_, i) => days.slice(i, i + 16));
const came = tf.oneHot(days.slice(16), 5);
const [bits = Number.NaN] = await forecast(pasts).mul(came).sum(1).log().mean().mul(-Math.LOG2E).data();
log('bits a day in 2014:', Number(bits.toFixed(3)));

// Four weeks, each day drawn from its forecast.
const rng = random(seed);
const drawn = (chances: tf.Tensor) => chances.cumsum(1).greater(rng.uniform()).toInt().argMax(1).data();
const text = new Array<number>(16).fill(labels.indexOf(before));
while (text.length < 16 + 28) text.push(...(await drawn(forecast([text.slice(-16)]))));
log(...text.slice(16).map((word) => labels[word]));
