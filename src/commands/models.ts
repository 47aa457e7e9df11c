/**
 * `npm run models [-- part of a path …]`: runs the programs of chapters that save models, in the real sandbox, and keeps what
 * they save as the author's models, which readers load and compare with theirs. Then PyTorch twins that know the word
 * `longer`: run with it, they train for longer than a reader would wait, and write the weights of their program. The variable
 * PYTHON may name the Python that has PyTorch.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readModelFile, writeModelFile } from '../../playground/protocol/model-file.ts';
import { modelFiles } from '../models/model-files.ts';
import { coursePrograms, root } from './record/course-programs.ts';
import { digests } from './record/digests.ts';
import { openSandbox } from './record/sandbox.ts';
import { type CourseTwin, courseTwins } from './twins/course-twins.ts';
import { findPython } from './twins/find-python.ts';
import { writeNetcdf } from './twins/netcdf-files.ts';

const wanted = process.argv.slice(2);
const due = coursePrograms().filter(
  ({ path, source, check }) =>
    check === undefined &&
    path.startsWith('content/chapters/') &&
    /\bsaveModel\(/.test(source) &&
    (wanted.length === 0 || wanted.some((part) => path.includes(part))),
);
const code = await digests(root, due, (id) =>
  readFileSync(join(root, `content/datasets/${id}/dataset.json`), 'utf8'),
);
const sandbox = await openSandbox();
try {
  for (const { path, source } of due) {
    console.log(path);
    const { outcome } = await sandbox.run({ source, backend: 'wasm', limit: 240_000 });
    if (outcome?.kind !== 'finished') throw new Error(`${path} did not finish.`);
    const models = await sandbox.page.evaluate(() => globalThis.savedModels);
    const folder = join(root, dirname(dirname(path)), 'models');
    const program = basename(path, '.ts');
    for (const old of modelFiles(root)) if (basename(old.path).startsWith(`${program}.`)) rmSync(old.path);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(models)) {
      const model = readModelFile(text);
      if (!model) throw new Error(`${path} saved a damaged ${name}.`);
      const made = { code: code.get(path)?.code ?? '', seed: seedOf(source) };
      writeFileSync(join(folder, `${program}.${name}.json`), writeModelFile({ ...model, made }));
      console.log(`  ${name}: ${text.length} bytes`);
    }
  }
} finally {
  await sandbox.close();
}
for (const twin of courseTwins(root)) {
  const source = readFileSync(join(root, twin.path), 'utf8');
  const isWanted = wanted.length === 0 || wanted.some((part) => twin.path.includes(part));
  if (isWanted && source.includes('"longer" in sys.argv')) trainTwin(twin, source);
}

function trainTwin({ path, datasets, sourceHash }: CourseTwin, source: string): void {
  const python = findPython(process.env);
  if (!python)
    throw new Error(`${path}: there is no Python with PyTorch; npm run twins says how to get one.`);
  console.log(path);
  const cwd = join(root, '.cache/twins');
  writeNetcdf(root, datasets, cwd);
  const env = { ...process.env, OMP_NUM_THREADS: '1', PYTHONIOENCODING: 'utf-8' };
  const { status } = spawnSync(python.path, [join(root, path), 'longer'], { cwd, env, stdio: 'inherit' });
  const model = status === 0 ? readModelFile(readFileSync(join(cwd, 'network.json'), 'utf8')) : undefined;
  if (!model) throw new Error(`${path} wrote no weights.`);
  const folder = join(root, dirname(dirname(path)), 'models');
  mkdirSync(folder, { recursive: true });
  const [, seed] = /manual_seed\((\d+)\)/.exec(source) ?? [];
  const made = { code: sourceHash.slice(0, 12), seed: seed === undefined ? undefined : Number(seed) };
  writeFileSync(join(folder, `${basename(path, '.py')}.network.json`), writeModelFile({ ...model, made }));
}

function seedOf(source: string): number | undefined {
  const [, seed] = /^const seed = (\d+);/m.exec(source) ?? [];
  return seed === undefined ? undefined : Number(seed);
}
