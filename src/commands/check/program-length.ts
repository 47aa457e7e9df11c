import { programFiles } from './program-files.ts';
import type { Problem, Project } from './project.ts';

/** Lines of a chapter's program that readers see: about sixty can be read from top to bottom without losing the thread. */
const most = 70;

/** No program of a chapter is longer than can be read in one go; the header, which readers do not see, is not counted. */
export function programLength(project: Project): Problem[] {
  return programFiles(project)
    .filter(({ path, folder }) => folder === 'programs' && path.startsWith('content/chapters/'))
    .flatMap(({ path: file }) => {
      const source = project.text.get(file) ?? '';
      const [header = ''] = /^\s*\/\*\*[\s\S]*?\*\/\s*/.exec(source) ?? [];
      const lines = source.slice(header.length).trimEnd().split('\n').length;
      if (lines <= most) return [];
      return [
        {
          file,
          line: header.split('\n').length + most,
          message: `Readers see ${lines} lines of this program; ${most} are the most, and 60 are better.`,
          mend: 'Use what lab offers, or make two programs of two ideas.',
        },
      ];
    });
}
