import type { Kernels } from '../protocol/commands.ts';
import type { Backend, ProgramEvent } from '../protocol/events.ts';
import type { AssetSource } from '../runner/asset-source.ts';
import { converse } from '../runner/conversation.ts';
import { SandboxWorker } from '../runner/sandbox-worker.ts';
import { report as words } from '../words/en/benchmark.ts';
import { say } from '../words/en/sayings.ts';

/** Who trains: TensorFlow.js with the course's kernels or as it comes, or jax-js. */
export type Side = Kernels | 'jax';

/** The programs of the sides, as JavaScript that defines `benchmark.turn`. */
export interface Programs {
  tfjs: string;
  jax: string;
}

/** One model, trained once for a moment. */
export interface Turn {
  model: string;
  backend: Backend;
  side: Side;
}

/** Milliseconds a step; or why there are none; undefined when it was stopped. */
export type TurnResult = { ms: number } | { why: string } | undefined;

/** A turn that takes longer is given up: a model that needs seconds a step is no use in a page. */
const mostMs = 40_000;

let runs = 0;

/** Takes a turn in a worker of its own, with nothing left from the turn before. */
export async function takeTurn(
  assets: AssetSource,
  programs: Programs,
  { model, backend, side }: Turn,
  { milliseconds, signal }: { milliseconds: number; signal: AbortSignal },
): Promise<TurnResult> {
  const kernels = side === 'jax' ? 'stock' : side;
  const worker = new SandboxWorker(assets, [backend], { kernels });
  const late = AbortSignal.timeout(mostMs);
  const events: ProgramEvent[] = [];
  try {
    await Promise.race([worker.ready, aborted(signal), aborted(late)]);
    if (signal.aborted) return undefined;
    const given = [model, milliseconds, backend].map((value) => JSON.stringify(value)).join(', ');
    const program = {
      javascript: `${programs[side === 'jax' ? 'jax' : 'tfjs']}\nawait benchmark.turn(${given});`,
    };
    await converse(worker, {
      run: ++runs,
      program,
      signal: AbortSignal.any([signal, late]),
      onEvents: (batch) => events.push(...batch),
    });
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  } finally {
    worker.dispose();
  }
  if (signal.aborted) return undefined;
  if (late.aborted) return { why: words.tooSlow(mostMs / 1000) };
  return resultOf(events);
}

function resultOf(events: readonly ProgramEvent[]): TurnResult {
  const failed = events.find((event) => event.type === 'failed');
  if (failed) return { why: say(failed.error.message) };
  const ms = events.find((event) => event.type === 'table')?.rows[0]?.[0];
  return typeof ms === 'number' && ms > 0 ? { ms } : { why: words.noTime };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
