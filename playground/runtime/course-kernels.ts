import { env } from '@tensorflow/tfjs';

/** Read by the script of a backend, which is evaluated later and shares TensorFlow.js's flags with the runtime. */
const flag = 'COURSE_KERNELS';

/** Says whether backends get the kernels of the course; the benchmark runs without them too. */
export function withCourseKernels(wanted: boolean): void {
  env().registerFlag(flag, () => wanted);
}

export function courseKernels(): boolean {
  return env().getBool(flag);
}
