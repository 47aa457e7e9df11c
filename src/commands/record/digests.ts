import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { parseHeader } from '../../claims/header.ts';
import { sha256 } from '../data/sha256.ts';

/** What a recording was made from, each as the first digits of a digest. */
export interface MadeFrom {
  /** The program and what it uses of `lab`, without comments and line breaks. */
  code: string;
  /** TensorFlow.js, its WASM backend and the course's kernels for it. */
  kernels: string;
  /** The data sets that it names: their numbers, axes and split. */
  data: string;
}

/** A program, and the cards that are there. */
export interface Source {
  path: string;
  source: string;
}

const digits = 12;
const short = (text: string): string => sha256(text).slice(0, digits);

/** The first digits of the digest of a recording's text, whatever its white space. Throws where it is no JSON. */
export function recordingDigest(text: string): string {
  return short(JSON.stringify(JSON.parse(text)));
}

/**
 * What each program's recording is made from today. A program that measures time is recorded with another machine's
 * numbers whatever `lab` and the kernels do: only its own code counts.
 * @param root where packages, `lab` and kernels are
 * @param card the text of a data set's card; undefined when there is none
 */
export async function digests(
  root: string,
  programs: readonly Source[],
  card: (dataset: string) => string | undefined,
): Promise<Map<string, MadeFrom>> {
  const [bundles, kernels] = await Promise.all([bundle(root, programs), kernelsDigest(root)]);
  return new Map(
    programs.map(({ path, source }): [string, MadeFrom] => {
      const code = short(bundles.get(path) ?? source);
      if (isTimed(source)) return [path, { code, kernels: '', data: '' }];
      return [path, { code, kernels, data: dataDigest(source, card) }];
    }),
  );
}

function isTimed(source: string): boolean {
  try {
    return parseHeader(source).timed;
  } catch {
    return false;
  }
}

/** Each program with what it uses of `lab`, and nothing else; those that cannot be compiled are left out. */
async function bundle(root: string, programs: readonly Source[]): Promise<Map<string, string>> {
  const texts = new Map(programs.map(({ path, source }) => [path, source]));
  try {
    const { outputFiles } = await build({
      ...minified(root),
      entryPoints: programs.map(({ path }) => ({ in: path, out: path })),
      outdir: root,
      plugins: [fromMemory(root, texts)],
    });
    return new Map(outputFiles.map(({ path, text }) => [below(root, path).replace(/\.js$/, ''), text]));
  } catch {
    if (programs.length < 2) return new Map();
    const alone = await Promise.all(programs.map((program) => bundle(root, [program])));
    return new Map(alone.flatMap((one) => [...one]));
  }
}

/**
 * Gives esbuild the programs, and `lab` to those that do not measure time. The catalogue of data sets is left out: it only
 * says which names there are, and a new data set makes no recording of another stale.
 */
function fromMemory(root: string, texts: ReadonlyMap<string, string>): Plugin {
  const lab = join(root, 'playground/lab/index.ts');
  return {
    name: 'programs',
    setup({ onResolve, onLoad }) {
      // A file of `lab` that no program uses would leave its import of TensorFlow.js in all of them.
      onResolve({ filter: /^@tensorflow\// }, ({ path }) => ({ path, external: true, sideEffects: false }));
      onResolve({ filter: /.*/ }, ({ path, kind, importer, namespace }) => {
        if (kind === 'entry-point') return { path: path.replace(/^\.\//, ''), namespace: 'program' };
        if (namespace !== 'program') return undefined;
        const ofLab = path === 'lab' && !isTimed(texts.get(importer) ?? '');
        return ofLab ? { path: lab } : { path, external: true };
      });
      onLoad({ filter: /[\\/]lab[\\/]data[\\/]catalogue\.ts$/ }, () => ({
        contents: 'export const catalogue = {};',
      }));
      onLoad({ filter: /.*/, namespace: 'program' }, ({ path }) => ({
        contents: texts.get(path) ?? '',
        loader: 'ts',
      }));
    },
  };
}

function below(root: string, path: string): string {
  return path.slice(root.length).replaceAll('\\', '/').replace(/^\//, '');
}

let ofKernels: Promise<string> | undefined;

/** The kernels that recordings are made with, those for every backend and for WASM. */
function kernelsDigest(root: string): Promise<string> {
  ofKernels ??= build({
    ...minified(root),
    stdin: {
      contents: "export * from './every-backend.ts'; export * from './wasm/index.ts';",
      resolveDir: join(root, 'playground/kernels'),
      loader: 'ts',
    },
    plugins: [
      {
        name: 'without-webgpu',
        setup({ onResolve }) {
          onResolve({ filter: /webgpu/ }, ({ path }) => ({ path, external: true }));
        },
      },
    ],
  }).then(({ outputFiles }) => {
    const versions = ['tfjs', 'tfjs-backend-wasm'].map((name) => {
      const text = readFileSync(join(root, 'node_modules/@tensorflow', name, 'package.json'), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    });
    return short([...versions, outputFiles[0]?.text].join('\n'));
  });
  return ofKernels;
}

const minified = (root: string): BuildOptions & { write: false } => ({
  absWorkingDir: root,
  bundle: true,
  // Short names would be dealt out by how often letters occur in all of `lab`: a function that no program uses would
  // change the text of each.
  minifyWhitespace: true,
  minifySyntax: true,
  format: 'esm',
  target: 'es2022',
  external: ['@tensorflow/*'],
  write: false,
  logLevel: 'silent',
});

function dataDigest(source: string, card: (dataset: string) => string | undefined): string {
  const named = [...source.matchAll(/\bdataset\(\s*['"`]([\w-]+)['"`]/g)].map(([, name]) => name ?? '');
  const parts = [...new Set(named)].sort().map((name) => {
    const { axes, variables, split, checksum } = JSON.parse(card(name) ?? '{}') as Record<string, unknown>;
    return JSON.stringify(
      [name, axes, variables, split, (checksum as { payload?: string } | undefined)?.payload],
      withoutFileNotes,
    );
  });
  return short(parts.join('\n'));
}

/** What an axis or a variable says for the NetCDF file alone; programs never see it. A split's `cells` are numbers. */
function withoutFileNotes(key: string, value: unknown): unknown {
  const isNote = key === 'covers' || key === 'cellMethods' || (key === 'cells' && value === true);
  return isNote ? undefined : value;
}
