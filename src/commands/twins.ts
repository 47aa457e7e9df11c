/**
 * `npm run twins [part of a path …]`: runs the PyTorch twins of programs and keeps what they printed, which pages show
 * under them. Without arguments it runs those that are new, that have changed, whose data or program has, or whose
 * output was changed by hand; `--all` runs every one. It needs a Python with PyTorch, xarray and netCDF4 (the variable PYTHON may name it); `--install`
 * installs Debian's packages first where there is none.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type RecordedTwin, recordedTwinSchema } from '../twins/recorded-twin.ts';
import { type CourseTwin, courseTwins } from './twins/course-twins.ts';
import {
  debianInstaller,
  debianPackages,
  type FoundPython,
  findPython,
  installPython,
} from './twins/find-python.ts';
import { writeNetcdf } from './twins/netcdf-files.ts';
import { twinDigest } from './twins/twin-digest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const limit = 600_000;

const due = courseTwins(root).filter(isDue);
if (due.length === 0) console.log('Every twin has been run as it stands.');
else {
  const python = findOrInstall();
  if (python) for (const twin of due) run(twin, python);
  else process.exitCode = 1;
}

function isDue(twin: CourseTwin): boolean {
  if (options.includes('--all')) return true;
  if (wanted.length > 0) return wanted.some((part) => twin.path.includes(part));
  try {
    const recorded = recordedTwinSchema.parse(
      JSON.parse(readFileSync(join(root, twin.recordedPath), 'utf8')),
    );
    const { sourceHash, data, programs } = twin;
    const { sourceHash: ranHash, data: ranData, programs: ranPrograms } = recorded;
    if (twinDigest(recorded) !== recorded.digest) return true;
    return !isDeepStrictEqual(
      { sourceHash, data, programs },
      { sourceHash: ranHash, data: ranData, programs: ranPrograms },
    );
  } catch {
    return true;
  }
}

function findOrInstall(): FoundPython | undefined {
  const found = findPython(process.env);
  if (found) return found;
  const installer = debianInstaller();
  if (installer && options.includes('--install') && installPython(installer)) return findPython(process.env);
  console.error(
    'There is no Python with PyTorch, xarray and netCDF4. ' +
      (installer
        ? `Run npm run twins -- --install to install ${debianPackages.join(', ')}, or set PYTHON to one.`
        : 'Install them, for example with pip install torch xarray netCDF4, or set PYTHON to one that has them.'),
  );
  return undefined;
}

function run(
  { path, recordedPath, sourceHash, datasets, data, programs }: CourseTwin,
  python: FoundPython,
): void {
  const folder = join(root, '.cache/twins');
  writeNetcdf(root, datasets, folder);
  const begun = performance.now();
  const { status, stdout, stderr, error } = spawnSync(python.path, [join(root, path)], {
    cwd: folder,
    encoding: 'utf8',
    timeout: limit,
    // One thread adds up in one order: the same digits on machines with more cores.
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONIOENCODING: 'utf-8', PYTHONWARNINGS: 'ignore' },
  });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) {
    console.error(`${path}: not recorded. ${error?.message ?? stderr.trim()}`);
    process.exitCode = 1;
    return;
  }
  const run = {
    sourceHash,
    data,
    programs,
    versions: python.versions,
    seconds: Number(seconds.toFixed(1)),
    output: stdout.trimEnd(),
  };
  const recorded: RecordedTwin = recordedTwinSchema.parse({ ...run, digest: twinDigest(run) });
  writeFileSync(join(root, recordedPath), `${JSON.stringify(recorded, null, 2)}\n`);
  console.log(`${path}: ${seconds.toFixed(1)} s\n${recorded.output.replace(/^/gm, '  ')}`);
}
