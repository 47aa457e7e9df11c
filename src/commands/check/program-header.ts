import { readHeader } from './expectations.ts';
import { programFiles } from './program-files.ts';
import type { Problem, Project } from './project.ts';

/** Programs and solutions begin with a header that can be read and that expects something. */
export function programHeader(project: Project): Problem[] {
  return programFiles(project)
    .filter(({ folder }) => folder === 'programs' || folder === 'solutions')
    .flatMap(({ path: file }) => {
      const { expectations, faults } = readHeader(project.text.get(file) ?? '');
      if (faults.length > 0) return faults.map((fault) => ({ file, ...fault }));
      if (expectations.length > 0) return [];
      return [
        {
          file,
          line: 1,
          message: 'The header expects nothing, so no test would notice when the program stops learning.',
          mend: 'Add a line @expect with what the program shows at its end.',
        },
      ];
    });
}
