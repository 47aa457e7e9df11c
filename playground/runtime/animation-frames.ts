/**
 * A hidden frame's worker gets no animation frames, and `tf.nextFrame`, on which `model.fit` waits, would never
 * return. A message to oneself comes back at once and lets other messages through in between.
 */
export function replaceAnimationFrames(): void {
  const callbacks = new Map<number, FrameRequestCallback>();
  const channel = new MessageChannel();
  let next = 1;
  channel.port1.onmessage = ({ data }: MessageEvent<number>) => {
    const callback = callbacks.get(data);
    callbacks.delete(data);
    callback?.(performance.now());
  };
  Object.assign(globalThis, {
    requestAnimationFrame: (callback: FrameRequestCallback): number => {
      const id = next++;
      callbacks.set(id, callback);
      channel.port2.postMessage(id);
      return id;
    },
    cancelAnimationFrame: (id: number): void => {
      callbacks.delete(id);
    },
  });
}

/** Lets waiting messages through: resolves in a later task, not a microtask. */
export function laterTask(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
