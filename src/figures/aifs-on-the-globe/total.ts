/**
 * The edges of the encoder on the whole globe. Some points lie within a metre of the rim of what a node hears, finer than
 * single precision tells them apart: the checkpoint, which keeps rounded coordinates, has ten edges fewer than exact ones.
 */
export const encoderTotal = {
  checkpoint: 748_348,
  /** What `countEncoder()` counts, which takes too long for a page; a test holds this to it. */
  counted: 748_358,
} as const;
