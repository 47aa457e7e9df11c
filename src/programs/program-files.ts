import { createHash } from 'node:crypto';
import { compile } from '../../playground/compile/compile.ts';
import type { PlaygroundData } from '../../playground/element/markup.ts';
import { authorRun } from './author-run.ts';
import { recordedJson } from './recorded-results.ts';

const texts = {
  ...import.meta.glob<string>('/content/**/programs/*.ts', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>('/content/**/checks/*.ts', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>('/content/**/solutions/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
};
const recordings = import.meta.glob<unknown>('/content/**/recorded/*.json', {
  import: 'default',
  eager: true,
});

/** A program of the course with everything that belongs to it. */
export interface Program {
  data: PlaygroundData;
  solution: string | undefined;
  /** The author's recorded result, as it stands in its file. */
  recorded: unknown;
  /** The host whose archive it reads, so that nothing of it is recorded. */
  reads: string | undefined;
}

/** A program's data as a file of the site. */
export interface ProgramFile {
  /** Its address below `programs/`, without `.json`. It carries a digest, so a browser may keep what it leads to for good. */
  name: string;
  json: string;
}

/** A program and the files of its recording: the results as they are drawn, and the run as others are compared with it. */
interface Read {
  program: Program;
  results: ProgramFile | undefined;
  run: ProgramFile | undefined;
}

/** Each program read once: its results are drawn on the way. */
const read = new Map<string, Read>();

const known = new Map(Object.keys(texts).flatMap((path) => idOf(path) ?? []));

/**
 * The data of all programs, as playgrounds fetch them when they are first pressed, and beside each the author's run, which
 * is fetched when the reader's has something to be compared with it.
 */
export function programFiles(): ProgramFile[] {
  return [...known].flatMap(([id, path]) => {
    const { program, run } = readProgram(id, path);
    return run ? [programFile(program.data), run] : [programFile(program.data)];
  });
}

/** The recorded results of all programs that have some, for the page that shows any of them. */
export function resultsFiles(): ProgramFile[] {
  return [...known].flatMap(([id, path]) => readProgram(id, path).results ?? []);
}

export function programFile(data: PlaygroundData): ProgramFile {
  return fileOf(data.id, JSON.stringify(data));
}

function runFile(id: string, recorded: unknown): ProgramFile | undefined {
  const json = authorRun(recorded);
  return json === undefined ? undefined : fileOf(`${id}.run`, json);
}

function fileOf(name: string, json: string): ProgramFile {
  const digest = createHash('sha256').update(json).digest('hex').slice(0, 10);
  return { name: `${name}.${digest}`, json };
}

/**
 * Finds a program by the name that authors write: `saturation-humidity` in its own chapter,
 * `dense-networks/saturation-humidity` or `datasets/coads/explore` from anywhere.
 */
export function findProgram(name: string, pageId: string): Program {
  const here = pageId.replace(/^chapters\//, '');
  const id = [name, `${here}/${name}`].find((candidate) => known.has(candidate));
  const path = id === undefined ? undefined : known.get(id);
  if (id === undefined || path === undefined) {
    throw new Error(
      `<Playground program="${name}" /> in ${pageId} names no program. There are: ${[...known.keys()].join(', ')}.`,
    );
  }
  return readProgram(id, path).program;
}

function readProgram(id: string, path: string): Read {
  const before = read.get(id);
  if (before) return before;
  const file = text(path);
  const source = withoutHeader(file);
  const check = beside(path, 'checks');
  const recorded = recordings[path.replace('/programs/', '/recorded/').replace(/\.ts$/, '.json')] ?? null;
  const run = runFile(id, recorded);
  const results = recorded ? fileOf(id, recordedJson(source, recorded)) : undefined;
  const program: Program = {
    solution: withoutHeader(beside(path, 'solutions')),
    data: {
      id,
      title: /@title\s+(.+)/.exec(file)?.[1]?.trim() ?? id,
      source,
      javascript: compiled(path, source),
      check:
        check === undefined ? null : { javascript: compiled(path.replace('/programs/', '/checks/'), check) },
      ...(run && { run: `${run.name.split('/').at(-1)}.json` }),
      ...(results && { results: results.name }),
    },
    recorded,
    reads: /@reads\s+(\S+)/.exec(file)?.[1],
  };
  const found = { program, results, run };
  read.set(id, found);
  return found;
}

/** `/content/chapters/04-dense-networks/programs/xor.ts` is `dense-networks/xor`. */
function idOf(path: string): [[string, string]] | undefined {
  const chapter = /^\/content\/chapters\/\d+-([^/]+)\/programs\/([^/]+)\.ts$/.exec(path);
  if (chapter) return [[`${chapter[1]}/${chapter[2]}`, path]];
  const dataset = /^\/content\/(datasets\/[^/]+)\/programs\/([^/]+)\.ts$/.exec(path);
  if (dataset) return [[`${dataset[1]}/${dataset[2]}`, path]];
  const general = /^\/content\/programs\/([^/]+)\.ts$/.exec(path);
  return general ? [[`${general[1]}`, path]] : undefined;
}

function beside(path: string, folder: string): string | undefined {
  return texts[path.replace('/programs/', `/${folder}/`)]?.trimEnd();
}

/** Readers see a program from its first import on; the header is for the tests and for the page's title. */
function withoutHeader<T extends string | undefined>(source: T): T {
  return source?.replace(/^\s*\/\*\*[\s\S]*?\*\/\s*/, '') as T;
}

function text(path: string): string {
  return (texts[path] ?? '').trimEnd();
}

function compiled(path: string, source: string): string {
  const result = compile(source);
  if (result.ok) return result.javascript;
  const [first] = result.diagnostics;
  throw new Error(`${path.slice(1)}:${first?.line ?? 1}  ${first?.message ?? 'cannot be compiled'}.`);
}
