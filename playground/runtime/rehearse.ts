import * as tf from '@tensorflow/tfjs';
import { openDataset } from '../lab/data/dataset.ts';
import { random } from '../lab/random/random.ts';
import type { HandedDataset } from './handed.ts';

const rows = 20_000;
const batch = 256;
/** So many that the engine has compiled the inner functions well, not merely read them: 3 leave a Run 25 ms slower. */
const steps = 40;
/** Cells of a variable beyond which picking samples out of it takes longer than anybody should wait. */
const mostCells = 300_000;

/**
 * Opens a data set that the page has handed to a spare worker, as the next program probably will: loops over hundreds
 * of thousands of cells are slow until the engine has compiled them. In pieces, before each of which `goOn` is asked: what
 * goes on when the program comes, it has to wait for.
 */
export async function rehearseData(
  { card, bytes }: HandedDataset,
  goOn: () => Promise<boolean>,
): Promise<void> {
  try {
    const { variables, samples, climatology, times } = openDataset(card, bytes);
    const names: string[] = [];
    for (const [name, variable] of Object.entries(variables)) {
      if (!(await goOn())) return;
      if (variable.values.length > 0) names.push(name);
    }
    const [first, second] = names.filter((name) => (variables[name]?.values.length ?? 0) <= mostCells);
    for (let time = 0; first && second && time < 3 && (await goOn()); time++)
      samples([first, second]).split();
    for (const name of times.length > 0 ? names : []) if (await goOn()) climatology(name);
  } catch {
    // The program that asks for it will be told what is wrong.
  }
}

/**
 * Trains a network of a few neurons in a spare worker and throws it away. The engine compiles a function when it is
 * first called; a first step of training calls thousands, and a reader who presses Run should not wait for that.
 *
 * It leaves nothing that a program could see: every tensor is released, and layers carry names of their own, so that
 * those of the program are counted from 1. `goOn` is asked before each step, and lets the page's messages in.
 */
export async function rehearse(goOn: () => Promise<boolean>): Promise<void> {
  const rng = random(1);
  const column = Float32Array.from({ length: rows }, () => rng.normal());
  const layers = [8, 1].map((units, index) =>
    tf.layers.dense({
      name: `rehearsal-${index}`,
      units,
      activation: index === 0 ? 'tanh' : 'linear',
      kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }),
      ...(index === 0 && { inputShape: [2] }),
    }),
  );
  const model = tf.sequential({ name: 'rehearsal', layers });
  const optimizer = tf.train.adam(0.01);
  const table = tf.stack([column, column, column], 1);
  const [mean, deviation] = tf.tidy(() => [table.mean(0), tf.moments(table, 0).variance.sqrt()] as const);
  try {
    for (let step = 0; step < steps && (await goOn()); step++) {
      const index = tf.tensor1d(Int32Array.from({ length: batch }, () => rng.integer(rows)));
      const loss = optimizer.minimize(() => {
        const [x, y] = tf.split(table.gather(index).sub(mean).div(deviation), [2, 1], 1) as [
          tf.Tensor,
          tf.Tensor,
        ];
        const guess = model.apply(x) as tf.Tensor;
        return guess
          .squeeze([1])
          .sub(y.squeeze([1]))
          .square()
          .mean()
          .asScalar();
      }, true);
      await loss?.data();
      index.dispose();
      loss?.dispose();
    }
  } finally {
    tf.dispose([table, mean, deviation]);
    optimizer.dispose();
    model.dispose();
  }
}
