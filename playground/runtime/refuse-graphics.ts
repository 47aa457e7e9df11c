const { apply } = Reflect;

/**
 * Takes the graphics processor away, for a program that nobody has trusted with it. A shader that does not end is ended
 * by no browser when its worker is, and with a software GPU no tab paints any more (Chromium 156). Shaders cannot be
 * told from those of TensorFlow.js, which compiles what a program gives it: so it is all or nothing, and before the
 * backends look for it.
 */
export function refuseGraphics(): void {
  for (let owner: object | null = navigator; owner; owner = Object.getPrototypeOf(owner))
    Reflect.deleteProperty(owner, 'gpu');
  if (typeof OffscreenCanvas === 'undefined') return;
  const { prototype } = OffscreenCanvas;
  const getContext = prototype.getContext as (kind: string, options: unknown) => unknown;
  Object.defineProperty(prototype, 'getContext', {
    value(this: OffscreenCanvas, kind: unknown, options: unknown): unknown {
      // Made a text once: an object might read differently the second time.
      const name = `${kind}`;
      return name === '2d' || name === 'bitmaprenderer' ? apply(getContext, this, [name, options]) : null;
    },
  });
}
