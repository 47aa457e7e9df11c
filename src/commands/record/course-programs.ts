import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readHeader } from '../../claims/header.ts';

/** A program file of the course with what stands beside it. */
export interface CourseProgram {
  /** Path below the project's root. */
  path: string;
  source: string;
  /** The exercise's check, of the same file name. */
  check: string | undefined;
  /** The exercise's solution, with its path. */
  solution: { path: string; source: string } | undefined;
  /** Where the author's recorded result is kept. */
  recordedPath: string;
  /** Whether it reads another site, which the machine that records has not: nothing is recorded of it. */
  readsArchive: boolean;
}

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every program of every chapter and data set, found by where it lies: a new chapter is covered by existing. */
export function coursePrograms(): CourseProgram[] {
  return globSync('content/**/programs/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const beside = (folder: string): string => path.replace('/programs/', `/${folder}/`);
      const solution = read(beside('solutions'));
      const source = read(path) ?? '';
      return {
        path,
        source,
        check: read(beside('checks')),
        solution: solution === undefined ? undefined : { path: beside('solutions'), source: solution },
        recordedPath: beside('recorded').replace(/\.ts$/, '.json'),
        readsArchive: readHeader(source).reads !== '',
      };
    });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(root + path, 'utf8');
  } catch {
    return undefined;
  }
}
