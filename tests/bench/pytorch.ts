/**
 * `npm run bench:pytorch`: a step of training, forwards, backwards and Adam, for the seven reference models with this
 * project's kernels on WASM, in Node, and in PyTorch with one thread, in turns; then beside PyTorch with two threads. Each
 * side is a process of its own. A time is that of the processor in the thread that trains; beside it stands that of all
 * threads of the process, since V8 compiles and collects garbage in others. Both sides start from the same weights with the
 * same data; where their first five losses differ by more than 5 of 100,000, it says so and fails. It needs a Python
 * with PyTorch 1.13 or 2 and NumPy (the variable PYTHON may name it). `npm run bench:pytorch -- mlp lstm` measures those;
 * `--rounds 15` takes more turns than nine. `--avx2` keeps PyTorch from vectors of 512 bits, which many processors have not
 * and WASM cannot use. What is timed by the clock wants a machine that does nothing else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython } from '../../src/commands/twins/find-python.ts';
import { avx2Alone, PythonSide } from './pytorch/python-side.ts';
import { apart, differing, one, oneThread, own, type Row, two, twoThreads } from './pytorch/summary.ts';
import { bundleSide } from './sides/build.ts';
import { choiceOf } from './sides/choice.ts';
import { compare } from './sides/compare.ts';
import { NodeSide, type Side } from './sides/process.ts';

const { models, rounds, avx2 } = choiceOf(process.argv.slice(2));
const python = findPython(process.env, undefined, ['torch', 'numpy']);
if (!python) {
  console.error(
    'There is no Python with PyTorch and NumPy: install them, or set PYTHON to one that has them.',
  );
  process.exit(1);
}
const held = avx2 ? avx2Alone : {};
const folder = mkdtempSync(join(tmpdir(), 'bench-pytorch-'));
const [wasm, starts] = await Promise.all([
  bundleSide('../pytorch/wasm-side.ts'),
  bundleSide('../pytorch/starts.ts'),
]);
execFileSync(process.execPath, [starts, folder, ...models], { stdio: 'inherit' });
const sides = {
  [own]: new NodeSide(wasm, []),
  [one]: new PythonSide(python.path, folder, 1, held),
  [two]: new PythonSide(python.path, folder, 2, held),
} satisfies Record<string, Side>;
try {
  const rows: Row[] = [];
  for (const model of models) {
    const plan = { turn: 250, patient: true };
    const single = await compare(model, { [own]: sides[own], [one]: sides[one] }, { rounds, ...plan });
    const difference = apart(await lossesOf(own, model), await lossesOf(one, model));
    // By themselves: threads that wait for each other keep the processor busy.
    const few = Math.ceil(rounds / 3);
    const double = await compare(model, { [own]: sides[own], [two]: sides[two] }, { rounds: few, ...plan });
    rows.push({ model, single, double, difference });
    console.error(`${model} done`);
  }
  const versions = Object.entries(python.versions).map(([name, version]) => `${name} ${version}`);
  const processor = `${cpus()[0]?.model}, PyTorch's vectors ${avx2 ? 'AVX2' : 'as wide as they come'}`;
  console.log(`${processor}; Node ${process.versions.node}, ${versions.join(', ')}; ${rounds} rounds`);
  console.log(`\n${oneThread(rows)}\n\n${twoThreads(rows)}`);
  const wrong = differing(rows);
  if (wrong.length > 0) {
    console.error(`The losses of ${wrong.join(', ')} differ: the sides do not train the same model.`);
    process.exitCode = 1;
  }
} finally {
  for (const side of Object.values(sides)) side.end();
  rmSync(folder, { recursive: true });
}

/** The first losses of a model, which the side tells with every turn. */
async function lossesOf(name: keyof typeof sides, subject: string): Promise<number[]> {
  const answer = await sides[name].ask({ subject, milliseconds: 0 });
  return 'losses' in answer ? answer.losses : [];
}
