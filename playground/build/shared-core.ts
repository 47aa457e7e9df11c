import * as tf from '@tensorflow/tfjs';
import type { Plugin } from 'esbuild';

const core = /^@tensorflow\/tfjs(-core)?$/;

/**
 * For the script of a backend: TensorFlow.js itself is not bundled again but taken from `tfjsCore`, the parameter of
 * the function in which the runtime evaluates the script.
 */
export function coreFromRuntime(): Plugin {
  return {
    name: 'core-from-runtime',
    setup(build) {
      build.onResolve({ filter: core }, () => ({ path: 'core', namespace: 'runtime', sideEffects: false }));
      build.onLoad({ filter: /.*/, namespace: 'runtime' }, () => ({
        // One constant a name: a call then costs no look-up, and names that no kernel uses are left out.
        contents: [
          'const take = (name) => tfjsCore[name];',
          ...Object.keys(tf)
            .filter((name) => /^\w+$/.test(name) && name !== 'default')
            .map((name) => `export const ${name} = /* @__PURE__ */ take(${JSON.stringify(name)});`),
        ].join('\n'),
      }));
    },
  };
}
