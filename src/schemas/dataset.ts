import * as z from 'zod';
import { axis, text } from './dataset-axes.ts';
import { citation } from './dataset-citation.ts';
import { split } from './dataset-split.ts';
import { variable } from './dataset-variable.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal (64 digits)');

const card = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Name of the data set’s folder, and what programs pass to `dataset(id)`.'),
  title: text.describe('Title of the data set’s page.'),
  summary: text.describe('One or two sentences: what was observed, where, when and by whom.'),
  producer: text.describe('Who made the data.'),
  source: z
    .strictObject({
      registry: z.enum(['debian', 'npm']).describe('Where the package is published.'),
      package: text.describe('Package that carries the files.'),
      version: text.describe('Version of the package that was read.'),
      homepage: z.url().describe('Home page of the package’s source.'),
      files: z
        .array(
          z.strictObject({
            file: text.describe('Path of the file inside the package.'),
            bytes: z.int().positive().describe('Size of that file.'),
            sha256: sha256.describe('SHA-256 of that file; the build refuses any other.'),
          }),
        )
        .min(1)
        .describe('The files that were read.'),
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
  citation: citation.describe('What to cite when the data are used.'),
  period: text.describe('Years that the data cover.'),
  grid: text.describe('Grid or stations, in words.'),
  axes: z.array(axis).min(1).describe('All axes that variables name.'),
  variables: z.array(variable).min(1).describe('Variables in the order in which they are packed.'),
  processing: z.array(text).min(1).describe('What was done to the source, step by step.'),
  flaws: z.array(text).min(1).describe('What a user must know before trusting the numbers.'),
  split: split.describe('The division into training, validation and test parts that all programs share.'),
  binary: z
    .strictObject({
      file: z
        .string()
        .regex(/^[\w.-]+\.bin$/)
        .describe('File beside the card.'),
      encoding: z.literal('gzip').describe('Compression of the file.'),
      layout: z
        .literal('low-bytes-then-high-bytes')
        .describe(
          'Each variable: the low bytes of all its integers, then their high bytes if they have any.',
        ),
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

/** The card of a data set: `content/datasets/<id>/dataset.json`, written by its `build.ts`. */
export const datasetSchema = card.superRefine(({ axes, variables, split: rule }, context) => {
  const say = (message: string, ...path: (string | number)[]): void =>
    context.addIssue({ code: 'custom', message, path });
  const known = new Map(axes.map((entry) => [entry.name, entry]));
  if (known.size < axes.length) say('two axes have the same name', 'axes');
  for (const [index, { axes: names, differences = [] }] of variables.entries()) {
    for (const name of names) if (!known.has(name)) say(`names no axis: ${name}`, 'variables', index, 'axes');
    for (const name of differences)
      if (!names.includes(name))
        say(`names no axis of the variable: ${name}`, 'variables', index, 'differences');
  }
  for (const [index, entry] of axes.entries()) {
    if (entry.kind === 'rows' && !variables.some(({ name }) => name === entry.hours))
      say(`names no variable: ${entry.hours}`, 'axes', index, 'hours');
  }
  if (rule.method === 'groups' && !axes.some(({ kind }) => kind === 'rows'))
    say('a split by groups needs an axis of rows', 'split', 'method');
  if (rule.method !== 'ranges') return;
  const cut = known.get(rule.axis);
  if (!cut) return say(`names no axis: ${rule.axis}`, 'split', 'axis');
  for (const [part, { first, last }] of Object.entries(rule.ranges))
    if (first < 0 || last >= cut.count)
      say(`leaves the axis of ${cut.count} points`, 'split', 'ranges', part);
});

/** A data set's card. */
export type DatasetCard = z.infer<typeof datasetSchema>;
