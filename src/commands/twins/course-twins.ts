import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTwin, type Twin } from '../../twins/twin.ts';
import { sha256 } from '../data/sha256.ts';

/** A PyTorch file of the course, and what it depends on. */
export interface CourseTwin {
  /** Path below the project's root. */
  path: string;
  /** Where what it printed is kept. */
  recordedPath: string;
  sourceHash: string;
  datasets: string[];
  /** SHA-256 of the payload of each data set that it opens. */
  data: Record<string, string>;
  /** SHA-256 of each program that it is the twin of. */
  programs: Record<string, string>;
}

/** Every twin, found by where it lies. */
export function courseTwins(root: string): CourseTwin[] {
  return globSync('content/**/pytorch/*.py', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => describe(root, path));
}

function describe(root: string, path: string): CourseTwin {
  const source = readFileSync(join(root, path), 'utf8');
  const { datasets, programs } = parsed(path, source);
  const programPath = (name: string): string => join(root, path, '../../programs', `${name}.ts`);
  return {
    path,
    recordedPath: path.replace(/\.py$/, '.json'),
    sourceHash: sha256(source),
    datasets,
    data: Object.fromEntries(datasets.map((id) => [id, payloadHash(root, id)])),
    programs: Object.fromEntries(
      programs
        .filter((name) => existsSync(programPath(name)))
        .map((name) => [name, sha256(readFileSync(programPath(name), 'utf8'))]),
    ),
  };
}

function parsed(path: string, source: string): Twin {
  try {
    return parseTwin(source);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}.`, { cause: error });
  }
}

function payloadHash(root: string, id: string): string {
  const card = JSON.parse(readFileSync(join(root, 'content/datasets', id, 'dataset.json'), 'utf8')) as {
    checksum: { payload: string };
  };
  return card.checksum.payload;
}
