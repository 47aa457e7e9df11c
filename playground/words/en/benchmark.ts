/** What is measured, by the names that programs and pages have for it. */
export const names = {
  models: {
    mlp: 'Dense network',
    cnn: 'Convolutional network',
    lstm: 'LSTM',
    attention: 'Attention block',
    graph: 'Graph network',
    unet: 'U-Net',
    aifs: 'Mini-AIFS',
  } as Readonly<Record<string, string>>,
  backends: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'CPU' },
  sides: { course: 'the course’s kernels', stock: 'stock TensorFlow.js', jax: 'jax-js' },
} as const;

/** The page that measures the reader's machine. */
export const benchmark = {
  label: 'Benchmark',
  models: 'Models',
  backends: 'Backends',
  beside: 'Beside',
  start: 'Measure this machine',
  stop: 'Stop',
  copy: 'Copy table',
  loads: 'Loads up to 0.7 MB.',
  turnsTaken: 'Turns taken',
  times: 'Times',
  onlyUnframed: 'The benchmark runs only outside a frame of another site.',
  choose: 'Choose a model and a backend.',
  loading: 'Loading …',
  turn: (number: number, all: number, model: string, backend: string, side: string): string =>
    `${number} of ${all}: ${model} on ${backend}, ${side} …`,
  stopped: 'Stopped. What was measured stays.',
  measured: (seconds: number): string => `Measured in ${seconds} s.`,
  failed: (message: string): string => `Failed: ${message} Press again.`,
  copied: 'The table is copied, as Markdown.',
  notCopied: 'The browser did not allow copying: select the table instead.',
  machine: (browser: string, threads: number): string => `${browser}, ${threads} threads`,
} as const;

/** The table of measurements. */
export const report = {
  model: 'Model',
  backend: 'Backend',
  time: { course: 'Course (ms a step)', stock: 'Stock (ms a step)', jax: 'jax-js (ms a step)' },
  ratio: { stock: 'Times as fast as stock', jax: 'Times as fast as jax-js' },
  cannot: 'cannot',
  notTimed: 'What could not be timed:',
  why: (model: string, backend: string, side: string, why: string): string =>
    `${model} on ${backend}, ${side}: ${why}`,
  tooSlow: (seconds: number): string => `It took more than ${seconds} s.`,
  noTime: 'It ended without a time.',
} as const;
