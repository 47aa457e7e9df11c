import * as tf from '@tensorflow/tfjs';
import { modelFields } from '../tfjs-private.ts';

type Loss = ReturnType<typeof modelFields>['lossFunctions'][number];

/** One loss a sample, whatever the number of its outputs. */
function bySample(loss: Loss): Loss {
  return (target, output) =>
    tf.tidy(() => {
      const losses = loss(target, output);
      return losses.rank > 1 ? losses.reshape([losses.shape[0] ?? 1, -1]).mean(1) : losses;
    });
}

/**
 * Lets a model train whose outputs have different numbers of dimensions: tfjs 4.22 adds their losses before it takes the
 * mean, and they do not fit one another.
 */
function mendLosses(model: tf.LayersModel): void {
  const { compile } = model;
  model.compile = function (this: tf.LayersModel, args) {
    compile.call(this, args);
    const fields = modelFields(this);
    if (fields.lossFunctions.length > 1) fields.lossFunctions = fields.lossFunctions.map(bySample);
  };
}

interface Calls {
  callbacks?: unknown;
  yieldEvery?: unknown;
}

/** Callbacks of both kinds, objects of functions and instances of classes, as instances. */
function alike<Args extends Calls>(args: Args): Args {
  const { callbacks } = args;
  if (!Array.isArray(callbacks)) return args;
  const all = callbacks.map((callback) =>
    callback instanceof tf.Callback || callback instanceof tf.CustomCallback
      ? callback
      : new tf.CustomCallback(callback as tf.CustomCallbackArgs, args.yieldEvery as 'auto'),
  );
  return { ...args, callbacks: all };
}

/** Lets `tf.callbacks.earlyStopping` stand beside an object of callbacks: tfjs 4.22 takes all for the kind of the first. */
function mendCallbacks(model: tf.LayersModel): void {
  const { fit, fitDataset } = model;
  model.fit = function (this: tf.LayersModel, x, y, args = {}) {
    return fit.call(this, x, y, alike(args));
  };
  model.fitDataset = function <T>(this: tf.LayersModel, dataset: never, args: tf.ModelFitDatasetArgs<T>) {
    return fitDataset.call(this, dataset, alike(args) as tf.ModelFitDatasetArgs<unknown>);
  } as tf.LayersModel['fitDataset'];
}

/** Releases the number of steps that an optimiser gives out as a tensor when a model is saved with it. */
function mendSaving(model: tf.LayersModel): void {
  const { save } = model;
  model.save = async function (this: tf.LayersModel, target, config) {
    const optimizer = this.optimizer as tf.Optimizer | undefined;
    if (!optimizer || !config?.includeOptimizer) return save.call(this, target, config);
    const given: tf.Tensor[] = [];
    const getWeights = optimizer.getWeights.bind(optimizer);
    optimizer.getWeights = async () => {
      const weights = await getWeights();
      given.push(...weights.flatMap(({ name, tensor }) => (name === 'iter' ? [tensor] : [])));
      return weights;
    };
    try {
      return await save.call(this, target, config);
    } finally {
      Reflect.deleteProperty(optimizer, 'getWeights');
      tf.dispose(given);
    }
  };
}

export function mendModels(): void {
  for (const mend of [mendLosses, mendCallbacks, mendSaving]) mend(tf.LayersModel.prototype);
}
