import * as tf from '@tensorflow/tfjs';
import { logSigmoid } from '../kernels/operations/log-sigmoid.ts';
import { connect, type Host, Stopped } from '../lab/host/host.ts';
import { settleReads } from '../lab/host/reads.ts';
import { drawings, lines } from '../lab/host/turns.ts';
import * as lab from '../lab/index.ts';
import type { ProgramCode } from '../protocol/commands.ts';
import type { ProgramEvent } from '../protocol/events.ts';
import { saying } from '../protocol/sayings.ts';
import { hearDevice } from './device-watch.ts';
import { checkName, execute, programName } from './execute.ts';
import { explain } from './explain-error.ts';
import type { LeftWork } from './left-work.ts';
import type { StepGate } from './step-gate.ts';
import { syntaxPosition } from './syntax-position.ts';

/** Runs a program, then its check if there is one, and says how it ended. Never throws. */
export async function runProgram(
  program: ProgramCode,
  check: ProgramCode | undefined,
  host: Host,
  left: LeftWork,
  gate: StepGate,
): Promise<ProgramEvent> {
  connect(host);
  const started = performance.now();
  const [steps, epochs] = [gate.through('step', lab.steps), gate.through('epoch', lab.epochs)];
  const live = gate.showing(lab.live);
  const modules = { '@tensorflow/tfjs': { ...tf, logSigmoid }, lab: { ...lab, steps, epochs, live } };
  try {
    const exported = await execute(programName, program.javascript, modules);
    await end(left, host);
    if (check) {
      await execute(checkName, check.javascript, { ...modules, program: exported });
      await end(left, host);
    }
    await hearDevice();
    host.emit({ type: 'memory', ...memory(), leaking: 0 });
    return { type: 'finished', seconds: (performance.now() - started - gate.waited) / 1000 };
  } catch (error) {
    // What stands behind a tensor that nobody reads any more was ready, and may say what went wrong.
    drawings.end();
    lines.end();
    if (error instanceof Stopped) return { type: 'stopped' };
    const position = error instanceof SyntaxError ? syntaxPosition(error) : undefined;
    return { type: 'failed', error: explain(error, position) };
  }
}

/** Waits for what the program did not wait for, and for what it wants to show. */
async function end(left: LeftWork, host: Host): Promise<void> {
  await settleReads();
  const endless = await left.done(() => host.stopping());
  await settleReads();
  if (!endless) return;
  const said = saying('timers-left', endless.lines.join(', '));
  host.emit({ type: 'log', level: 'warn', parts: [{ kind: 'said', saying: said }] });
}

/** Tensors and bytes that the current backend holds. */
export function memory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}
