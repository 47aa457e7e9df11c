import { drawCoarseAndFineWinds } from './coarse-and-fine-winds.ts';
import type { Drawing } from './drawing.ts';
import { drawGridAndHiddenGrid } from './grid-and-hidden-grid.ts';
import { drawIcosahedralMesh } from './icosahedral-mesh.ts';
import { drawIdeasAndLines } from './ideas-and-lines.ts';
import { drawOneYearByHeart } from './one-year-by-heart.ts';
import { drawOptimiserPaths } from './optimiser-paths.ts';
import { drawRainAndItsMean } from './rain-and-its-mean.ts';
import { drawSaturationHumidity } from './saturation-humidity.ts';
import { drawUsualWinds } from './usual-winds.ts';
import { drawValley } from './valley.ts';
import { drawWeatherWords } from './weather-words.ts';
import { drawWetAndDryDays } from './wet-and-dry-days.ts';
import { drawWindsOfAWinter } from './winds-of-a-winter.ts';

/** The drawing at the head of a chapter, made at build from the chapter's own data; by the chapter's number. */
export const chapterHeads: Partial<Record<number, () => Drawing>> = {
  1: drawWetAndDryDays,
  2: drawUsualWinds,
  3: drawValley,
  4: drawSaturationHumidity,
  5: drawOptimiserPaths,
  6: drawOneYearByHeart,
  7: drawRainAndItsMean,
  8: drawCoarseAndFineWinds,
  9: drawWindsOfAWinter,
  10: drawWeatherWords,
  11: drawIcosahedralMesh,
  12: drawGridAndHiddenGrid,
  13: drawIdeasAndLines,
};
