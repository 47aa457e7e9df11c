import type { AssetSource } from '../runner/asset-source.ts';
import { type Measurement, withTurn } from './measurements.ts';
import { type Programs, type Turn, takeTurn } from './turn.ts';

export interface Plan {
  turns: readonly Turn[];
  /** Milliseconds that a turn trains after warming up. */
  milliseconds: number;
  signal: AbortSignal;
  onProgress(done: number, next: Turn | undefined, measurements: readonly Measurement[]): void;
}

/** Takes the turns one after the other. A side that could not do its model is not asked again. */
export async function measure(
  assets: AssetSource,
  programs: Programs,
  { turns, milliseconds, signal, onProgress }: Plan,
): Promise<void> {
  let measurements: Measurement[] = [];
  for (const [index, turn] of turns.entries()) {
    onProgress(index, turn, measurements);
    const row = measurements.find(({ model, backend }) => model === turn.model && backend === turn.backend);
    if (row?.why[turn.side] !== undefined) continue;
    const result = await takeTurn(assets, programs, turn, { milliseconds, signal });
    if (!result) return;
    measurements = withTurn(measurements, turn, result);
  }
  onProgress(turns.length, undefined, measurements);
}
