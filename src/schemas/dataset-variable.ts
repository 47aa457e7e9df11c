import * as z from 'zod';
import { count, name, text } from './dataset-axes.ts';

export const variable = z
  .strictObject({
    name: name.describe('Name used by programs, in camelCase: `coads.variables.airTemperature`.'),
    sourceName: text.describe('Name of the variable in the source file.'),
    longName: text.describe('Name shown to readers.'),
    standardName: z
      .string()
      .regex(/^[a-z0-9_]+$/, 'must be a name of small letters, digits and underscores')
      .optional()
      .describe('Standard name of the CF conventions, where they have one.'),
    units: text.describe('Units as shown to readers; the packed values are in these units.'),
    cellMethods: z
      .string()
      .regex(/^([a-z]+: (point|sum|mean|maximum|minimum) ?)+$/, 'must be pairs such as "time: mean"')
      .optional()
      .describe('What of its cell a value is, in the words of the CF conventions: `time: mean`.'),
    axes: z.array(name).min(1).describe('Names of its axes, the slowest first: the order of its shape.'),
    labels: z
      .array(text)
      .min(2)
      .optional()
      .describe('What the values 0, 1, 2 … stand for, when the variable is a class.'),
    min: z.number().describe('Smallest packed value.'),
    max: z.number().describe('Largest packed value.'),
    missing: count.describe('Number of cells without a value.'),
    type: z
      .enum(['int8', 'uint8', 'int16'])
      .describe(
        'The integers it is packed into. Where values are missing, −128, 255 or −32768 stands for them.',
      ),
    scale: z.number().positive().describe('Value of one step of the integers.'),
    offset: z.number().describe('Value of the integer 0.'),
    differences: z
      .array(name)
      .optional()
      .describe(
        'Axes along which each integer is stored as its difference from the one before, in this order.',
      ),
    packingError: z
      .number()
      .nonnegative()
      .describe('Largest difference between a source value and its packed value.'),
    byteOffset: count.describe('Where the variable begins in the uncompressed payload.'),
  })
  .refine((entry) => entry.min <= entry.max, { message: 'min is larger than max', path: ['min'] })
  .refine(({ labels, max }) => labels === undefined || max < labels.length, {
    message: 'has fewer labels than values',
    path: ['labels'],
  });
