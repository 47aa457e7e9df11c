/** Edges along which nodes are heard. They stand in the order of their receivers. */
export interface Edges {
  /** Nodes that speak; `from` counts them from 0. */
  senders: number;
  /** Nodes that hear; `to` counts them from 0. */
  receivers: number;
  /** The sender of each edge. */
  from: Int32Array;
  /** The receiver of each edge, rising. */
  to: Int32Array;
  /**
   * Flat [edges, 5]. The length of the edge, as a share of the longest; then towards the sender, as the receiver sees
   * it, the direction (sin α, cos α) and its double (sin 2α, cos 2α), α clockwise from north.
   */
  features: Float32Array;
}

/** Numbers that describe an edge. */
export const edgeFeatures = 5;

/** Sorts pairs of nodes by receiver and describes each edge. Places are flat [nodes, 3], on the unit sphere. */
export function edgesOf(
  pairs: readonly (readonly [from: number, to: number])[],
  senders: Float32Array,
  receivers: Float32Array,
): Edges {
  const sorted = pairs.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
  const from = Int32Array.from(sorted, ([node]) => node);
  const to = Int32Array.from(sorted, ([, node]) => node);
  const lengths = Float64Array.from(sorted, ([a, b]) => arc(senders, a, receivers, b));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0) || 1;
  const features = new Float32Array(edgeFeatures * sorted.length);
  for (const [edge, [a, b]] of sorted.entries()) {
    const [east, north] = bearing(senders, a, receivers, b);
    features.set(
      [(lengths[edge] as number) / longest, east, north, 2 * east * north, north ** 2 - east ** 2],
      edgeFeatures * edge,
    );
  }
  return { senders: senders.length / 3, receivers: receivers.length / 3, from, to, features };
}

/** The angle between two places, in radians: 2 asin of half the chord, which small angles need. */
export function arc(a: Float32Array, i: number, b: Float32Array, j: number): number {
  const chord = Math.hypot(
    (a[3 * i] as number) - (b[3 * j] as number),
    (a[3 * i + 1] as number) - (b[3 * j + 1] as number),
    (a[3 * i + 2] as number) - (b[3 * j + 2] as number),
  );
  return 2 * Math.asin(Math.min(1, chord / 2));
}

/** Where a place lies as seen from another: a unit vector (east, north), or noughts where the two coincide. */
function bearing(a: Float32Array, i: number, b: Float32Array, j: number): [east: number, north: number] {
  const [x = 0, y = 0, z = 0] = b.subarray(3 * j, 3 * j + 3);
  const [px = 0, py = 0, pz = 0] = a.subarray(3 * i, 3 * i + 3);
  // At a pole, where no way is east, the frame is that of longitude 0.
  const ring = Math.hypot(x, y);
  const [cosine, sine] = ring > 1e-6 ? [x / ring, y / ring] : [1, 0];
  const east = py * cosine - px * sine;
  const north = pz * ring - z * (px * cosine + py * sine);
  const size = Math.hypot(east, north);
  return size > 1e-6 ? [east / size, north / size] : [0, 0];
}
