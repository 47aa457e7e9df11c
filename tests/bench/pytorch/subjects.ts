import type { Reference } from '../../../playground/benchmark/models/noise.ts';
import { type ReferenceName, references } from '../../../playground/benchmark/models/reference.ts';

/** The reference models as PyTorch has them too: its recurrent layers have sigmoid gates and no others. */
export const subjects: Readonly<Record<ReferenceName, () => Reference>> = {
  ...references,
  lstm: () => references.lstm(32, 'sigmoid'),
};
