import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a twin printed when it was last run, and of what: `pytorch/<name>.json` beside `pytorch/<name>.py`. */
export const recordedTwinSchema = z.strictObject({
  sourceHash: sha256.describe('SHA-256 of the file that was run.'),
  data: z.record(z.string(), sha256).describe('SHA-256 of the payload of each data set that it opened.'),
  programs: z.record(z.string(), sha256).describe('SHA-256 of each program that it is the twin of.'),
  versions: z.record(z.string(), z.string()).describe('Versions of Python and of the packages that it used.'),
  seconds: z.number().nonnegative(),
  output: z.string().min(1, 'it printed nothing'),
  digest: sha256.describe('SHA-256 of all that stands above: nobody’s hand changes what a twin printed.'),
});

export type RecordedTwin = z.infer<typeof recordedTwinSchema>;
