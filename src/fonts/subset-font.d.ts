/** The part of subset-font that is used here: it has no types of its own. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    letters: string,
    options: {
      targetFormat: 'woff2';
      /** The value, or the range, that remains of each axis of a variable font. */
      variationAxes?: Record<string, number | { min: number; max: number }>;
      /** OpenType features that remain. */
      keepFeatures: string[];
    },
  ): Promise<Buffer>;
}
