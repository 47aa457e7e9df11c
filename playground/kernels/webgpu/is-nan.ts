/**
 * A function for shaders, by the bits: a device may take `x != x` for false. What its `exp`, `log`, `clamp` or `max` make of
 * NaN is up to it.
 */
export const isNanFunction =
  'fn isNan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }';
