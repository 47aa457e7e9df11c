import chapters from '../../content/chapters/outline.json' with { type: 'json' };
import { outlineSchema } from './outline-schema.ts';

/** Every chapter of the course in order, written or not. */
export const outline = outlineSchema.parse(chapters);
