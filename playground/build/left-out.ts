import * as tf from '@tensorflow/tfjs';
import type { Plugin } from 'esbuild';

/* What of TensorFlow.js the sandbox leaves out: each plugin puts a few lines in the place of a module. */

/** For the runtime: without the two backends that the package brings along, which are scripts of their own. */
export function withoutBackends(): Plugin {
  const { version } = tf;
  return instead(
    /^@tensorflow\/tfjs-backend-(cpu|webgl)$/,
    `export const version_cpu = '${version['tfjs-backend-cpu']}', version_webgl = '${version['tfjs-backend-webgl']}';`,
  );
}

/** For the runtime: without graph models, which programs could not load: they have no network. */
export function withoutGraphModels(): Plugin {
  const names = ['loadGraphModel', 'loadGraphModelSync', 'GraphModel', 'registerOp', 'deregisterOp'];
  const message =
    'Programs have no network to load a graph model from. Build the model with tf.layers or operations.';
  return instead(
    /^@tensorflow\/tfjs-converter$/,
    [
      `function refuse() { throw new Error(${JSON.stringify(message)}); }`,
      `export { ${names.map((name) => `refuse as ${name}`).join(', ')} };`,
      `export const version_converter = '${tf.version['tfjs-converter']}';`,
    ].join('\n'),
  );
}

/** For the WASM backend: without the loader of the binary with threads, which need cross-origin isolation. */
export function withoutThreads(): Plugin {
  return instead(
    /tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
    "export const wasmWorkerContents = ''; export default {};",
  );
}

function instead(filter: RegExp, contents: string): Plugin {
  return {
    name: `instead of ${filter}`,
    setup(build) {
      const namespace = `left-out ${filter}`;
      build.onResolve({ filter }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    },
  };
}
