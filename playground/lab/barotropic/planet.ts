/** Radius of the Earth's sphere in metres (mean radius of GRS 80: Moritz 2000, doi:10.1007/s001900050278). */
export const radius = 6_371_008.8;

/** Angular velocity of the Earth in s⁻¹ (GRS 80, the same source). */
export const rotation = 7.292115e-5;

/** Standard gravity in m s⁻² (3rd General Conference on Weights and Measures, 1901). */
export const gravity = 9.80665;

/** Coriolis parameter at 45° in s⁻¹: 2Ω sin 45°. */
export const coriolis45 = Math.SQRT2 * rotation;
