import * as tf from '@tensorflow/tfjs';
import { connect, type Host, Stopped } from '../lab/host.ts';
import * as lab from '../lab/index.ts';
import { settleReads } from '../lab/reads.ts';
import type { ProgramCode } from '../protocol/commands.ts';
import type { ProgramEvent } from '../protocol/events.ts';
import { checkName, execute, programName } from './execute.ts';
import { explain } from './explain-error.ts';
import { syntaxPosition } from './syntax-position.ts';

/** Runs a program, then its check if there is one, and says how it ended. Never throws. */
export async function runProgram(
  program: ProgramCode,
  check: ProgramCode | undefined,
  host: Host,
): Promise<ProgramEvent> {
  connect(host);
  const started = performance.now();
  const modules = { '@tensorflow/tfjs': tf, lab };
  try {
    const exported = await execute(programName, program.javascript, modules);
    await settleReads();
    if (check) {
      await execute(checkName, check.javascript, { ...modules, program: exported });
      await settleReads();
    }
    host.emit({ type: 'memory', ...memory(), leaking: 0 });
    return { type: 'finished', seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    if (error instanceof Stopped) return { type: 'stopped' };
    const position = error instanceof SyntaxError ? syntaxPosition(error) : undefined;
    return { type: 'failed', error: explain(error, position) };
  }
}

/** Tensors and bytes that the current backend holds. */
export function memory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}
