/** The reduced Gaussian grid N320, on which AIFS has its data and gives its forecasts: 640 rows, 542,080 points. */
import { reducedGrid } from './reduced-grid.ts';

/**
 * How many points the rows have from the North Pole to the equator, as `length` or `length×rows`: as ECMWF has them in
 * eccodes and atlas, and in every GRIB file of this grid (TL639).
 */
const packed =
  '18 25 36 40 45 50 60 64 72×2 75 81 90 96 100 108 120×2 125 135 144×2 150 160 180×3 192×2 200 216×3 225 240×3 250 256 270×2 288×3 300×2 320×3 324 360×6 375×2 384×2 400×2 405 432×4 450×3 480×5 486 500×3 512×2 540×5 576×6 600×4 640×7 648×2 675×4 720×9 729 750×4 768×4 800×6 810×2 864×11 900×8 960×14 972×2 1000×8 1024×6 1080×14 1125×14 1152×9 1200×18 1215×7 1280×74';

const northern = packed.split(' ').flatMap((run) => {
  const [length = 0, rows = 1] = run.split('×').map(Number);
  return Array.from({ length: rows }, () => length);
});

export const n320 = reducedGrid(northern);
