/**
 * Stands for `requestAnimationFrame` in the whole bundle. TensorFlow.js keeps the function that it finds when it is
 * evaluated, for `tf.nextFrame`; this one asks for the worker's when it is called, so that frames are those of
 * `animation-frames.ts` and a run knows which it has left.
 */
const latest = (callback: FrameRequestCallback): number => globalThis.requestAnimationFrame(callback);

export { latest as requestAnimationFrame };
