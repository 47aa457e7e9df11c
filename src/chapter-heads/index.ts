import { drawOptimiserPaths } from './optimiser-paths.ts';
import { drawSaturationHumidity } from './saturation-humidity.ts';

/** The drawing at the head of a chapter, made at build from the chapter's own data; by the chapter's number. */
export const chapterHeads: Partial<Record<number, () => { alt: string; svg: string }>> = {
  4: drawSaturationHumidity,
  5: drawOptimiserPaths,
};
