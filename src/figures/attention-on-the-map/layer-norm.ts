/** Layer normalisation: of each row its mean is taken off, and the rest is divided by its standard deviation. */

const epsilon = 1e-5;

interface Normalised {
  readonly rows: Float64Array;
  /** Of each row, one over its standard deviation. */
  readonly factors: Float64Array;
}

export function layerNorm(x: Float64Array, width: number): Normalised {
  const rows = new Float64Array(x.length);
  const factors = new Float64Array(x.length / width);
  for (let row = 0; row < factors.length; row++) {
    const [from, end] = [row * width, (row + 1) * width];
    let [mean, variance] = [0, 0];
    for (let k = from; k < end; k++) mean += (x[k] as number) / width;
    for (let k = from; k < end; k++) variance += ((x[k] as number) - mean) ** 2 / width;
    const factor = 1 / Math.sqrt(variance + epsilon);
    for (let k = from; k < end; k++) rows[k] = ((x[k] as number) - mean) * factor;
    factors[row] = factor;
  }
  return { rows, factors };
}

/** The slopes of what went in, from those of the normalised rows. */
export function slopesOfLayerNorm({ rows, factors }: Normalised, of: Float64Array): Float64Array {
  const width = rows.length / factors.length;
  const out = new Float64Array(rows.length);
  for (let row = 0; row < factors.length; row++) {
    const [from, end] = [row * width, (row + 1) * width];
    let [mean, along] = [0, 0];
    for (let k = from; k < end; k++) {
      mean += (of[k] as number) / width;
      along += ((of[k] as number) * (rows[k] as number)) / width;
    }
    const factor = factors[row] as number;
    for (let k = from; k < end; k++)
      out[k] = factor * ((of[k] as number) - mean - along * (rows[k] as number));
  }
  return out;
}
