export const palettes = ['viridis', 'cividis', 'diverging', 'rain'] as const;
/** Sequential for magnitudes, diverging (white at zero) for differences, white to blue for rain. */
export type Palette = (typeof palettes)[number];
