import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal (64 digits)');
const text = z.string().trim().min(1, 'must not be empty');
const count = z.int().nonnegative();

const axis = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .describe('Name used by programs, in camelCase: `coads.axes.latitude`.'),
  longName: text.describe('Name shown to readers.'),
  units: text.describe('Units as shown to readers.'),
  count: z.int().positive().describe('Number of points.'),
  first: z.number().describe('Coordinate of the first point (a cell’s centre).'),
  step: z.number().describe('Distance between neighbouring points.'),
});

const variable = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/)
      .describe('Name used by programs, in camelCase: `coads.variables.airTemperature`.'),
    sourceName: text.describe('Name of the variable in the source file.'),
    longName: text.describe('Name shown to readers.'),
    standardName: z
      .string()
      .regex(/^[a-z_]+$/)
      .describe('Standard name of the CF conventions.'),
    units: text.describe('Units as shown to readers; the packed values are in these units.'),
    min: z.number().describe('Smallest packed value.'),
    max: z.number().describe('Largest packed value.'),
    missing: count.describe('Number of cells without a value.'),
    scale: z.number().positive().describe('Value of one step of the 16-bit integers.'),
    offset: z.number().describe('Value of the integer 0.'),
    packingError: z
      .number()
      .nonnegative()
      .describe('Largest difference between a source value and its packed value.'),
    byteOffset: count.describe('Where the variable begins in the uncompressed payload.'),
  })
  .refine((entry) => entry.min <= entry.max, { message: 'min is larger than max', path: ['min'] });

const perPart = <T extends z.ZodType>(entry: T) =>
  z.strictObject({ train: entry, validation: entry, test: entry });

/** The card of a data set: `content/datasets/<id>/dataset.json`, written by its `build.ts`. */
export const datasetSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Name of the data set’s folder, and what programs pass to `dataset(id)`.'),
  title: text.describe('Title of the data set’s page.'),
  summary: text.describe('One or two sentences: what was observed, where, when and by whom.'),
  producer: text.describe('Who made the data.'),
  source: z
    .strictObject({
      package: text.describe('Package that carries the file.'),
      version: text.describe('Version of the package that was read.'),
      homepage: z.url().describe('Home page of the package’s source.'),
      file: text.describe('Path of the file inside the package.'),
      bytes: z.int().positive().describe('Size of that file.'),
      sha256: sha256.describe('SHA-256 of that file; the build refuses any other.'),
    })
    .describe('Where the data came from.'),
  licence: z
    .strictObject({
      name: text.describe('Short name of the licence or public-domain status.'),
      statement: text.describe('The sentence that grants it, quoted exactly.'),
      note: text.describe('What follows from it for people who redistribute the data.'),
      file: z
        .string()
        .regex(/^[\w.-]+$/)
        .describe('File beside the card that holds the full text.'),
    })
    .describe('Why the data may be redistributed.'),
  citation: z
    .strictObject({
      text: text.describe('Full reference.'),
      doi: z
        .string()
        .regex(/^10\.\d{4,9}\/\S+$/)
        .describe('DOI without a resolver.'),
    })
    .describe('What to cite when the data are used.'),
  period: text.describe('Years that the data cover.'),
  grid: text.describe('Grid or stations, in words.'),
  axes: z.array(axis).min(1).describe('Axes in the order of the variables’ shape.'),
  variables: z.array(variable).min(1).describe('Variables in the order in which they are packed.'),
  missingCode: z.literal(-32768).describe('The 16-bit integer that stands for a missing value.'),
  processing: z.array(text).min(1).describe('What was done to the source, step by step.'),
  flaws: z.array(text).min(1).describe('What a user must know before trusting the numbers.'),
  split: z
    .strictObject({
      method: z
        .literal('blocks')
        .describe('Blocks of the globe stay together, all times of a block in one part.'),
      degrees: z.number().positive().describe('Side of a block in degrees.'),
      seed: z.int().describe('Seed of the hash that assigns blocks to parts.'),
      fractions: perPart(z.number().positive()).describe('Shares of blocks; they add up to 1.'),
      blocks: perPart(z.int().positive()).describe('Blocks with at least one value.'),
      cells: perPart(z.int().positive()).describe('Cells in space and time with at least one value.'),
    })
    .refine(({ fractions }) => Math.abs(fractions.train + fractions.validation + fractions.test - 1) < 1e-9, {
      message: 'the fractions do not add up to 1',
      path: ['fractions'],
    })
    .describe('The division into training, validation and test parts that all programs share.'),
  binary: z
    .strictObject({
      file: z
        .string()
        .regex(/^[\w.-]+\.bin$/)
        .describe('File beside the card.'),
      encoding: z.literal('gzip').describe('Compression of the file.'),
      layout: z
        .literal('int16-low-bytes-then-high-bytes')
        .describe('Each variable: the low bytes of all its integers, then their high bytes.'),
      bytes: z.int().positive().describe('Size of the file.'),
      payloadBytes: z.int().positive().describe('Size after decompression.'),
    })
    .describe('The packed numbers.'),
  checksum: z
    .strictObject({
      file: sha256.describe('SHA-256 of the file.'),
      payload: sha256.describe('SHA-256 of the uncompressed payload.'),
    })
    .describe('Checksums; readers’ browsers verify the payload’s.'),
});

/** A data set's card. */
export type DatasetCard = z.infer<typeof datasetSchema>;
