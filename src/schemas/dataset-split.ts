import * as z from 'zod';
import { count, name } from './dataset-axes.ts';

const perPart = <T extends z.ZodType>(entry: T) =>
  z.strictObject({ train: entry, validation: entry, test: entry });

const between = z
  .strictObject({
    first: z.int().describe('The first that belongs to the part.'),
    last: z.int().describe('The last that belongs to the part.'),
  })
  .refine(({ first, last }) => first <= last, { message: 'ends before it begins', path: ['last'] });

const blocks = z.strictObject({
  method: z
    .literal('blocks')
    .describe('Blocks of the globe stay together, all times of a block in one part.'),
  degrees: z.number().positive().describe('Side of a block in degrees.'),
  seed: z.int().describe('Seed of the hash that assigns blocks to parts.'),
  fractions: perPart(z.number().positive())
    .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-9, {
      message: 'the fractions do not add up to 1',
    })
    .describe('Shares of blocks; they add up to 1.'),
  blocks: perPart(z.int().positive()).describe('Blocks with at least one value.'),
  cells: perPart(z.int().positive()).describe('Cells in space and time with at least one value.'),
});

const ranges = z
  .strictObject({
    method: z.literal('ranges').describe('Each part is one stretch of an axis, with gaps between the parts.'),
    axis: name.describe('The axis that is cut.'),
    gap: count.describe('Points between two parts that belong to none.'),
    ranges: perPart(between).describe('Positions along the axis, counted from 0, both ends included.'),
  })
  .superRefine(({ ranges: { train, validation, test }, gap }, context) => {
    const ordered = [train, validation, test].sort((a, b) => a.first - b.first);
    for (const [index, { first }] of ordered.entries()) {
      const before = ordered[index - 1];
      if (before && first - before.last - 1 < gap) {
        const message = `the gap before position ${first} is ${first - before.last - 1} wide, not ${gap}`;
        context.addIssue({ code: 'custom', message, path: ['gap'] });
      }
    }
  });

const groups = z
  .strictObject({
    method: z.literal('groups').describe('Groups of rows (storms) stay whole, and so do their years.'),
    years: perPart(between).describe('Years in which the groups of a part begin.'),
    groups: perPart(z.int().positive()).describe('Groups in each part.'),
    rows: perPart(z.int().positive()).describe('Rows in each part.'),
  })
  .superRefine(({ years: { train, validation, test } }, context) => {
    const ordered = [train, validation, test].sort((a, b) => a.first - b.first);
    for (const [index, { first }] of ordered.entries()) {
      if (first <= (ordered[index - 1]?.last ?? Number.NEGATIVE_INFINITY)) {
        context.addIssue({ code: 'custom', message: `two parts hold the year ${first}`, path: ['years'] });
      }
    }
  });

export const split = z.discriminatedUnion('method', [blocks, ranges, groups]);
