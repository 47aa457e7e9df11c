import { figureNumbers } from '../../claims/figure-numbers.ts';
import { asSentence } from '../../claims/missing.ts';
import { type NumberElement, numberElements, printElement } from '../../claims/print-element.ts';
import { type Recording, recordingPath } from '../../claims/recording.ts';
import type { Sources } from '../../claims/value-text.ts';
import { elements, judgedPages, lineOf } from './pages.ts';
import { programFiles } from './program-files.ts';
import type { Problem, Project } from './project.ts';
import { recordingAt } from './recording-at.ts';

/** Every `<Value>`, `<Change>` and `<Holds>` of the pages finds its number in a recording. */
export async function values(project: Project): Promise<Problem[]> {
  const paths = programFiles(project).flatMap(({ folder, path }) => (folder === 'recorded' ? [path] : []));
  const problems: Problem[] = [];
  for (const page of judgedPages(project)) {
    const sources = sourcesOf(project, page.path, paths);
    for (const element of elements(page, ...numberElements)) {
      const name = element.name as NumberElement;
      const printed = await printElement(name, element.attributes ?? [], sources);
      if ('text' in printed) continue;
      problems.push({
        file: page.path,
        line: lineOf(element),
        message: `<${name}> prints nothing: ${asSentence(printed.fault)}`,
        mend: 'Name what the program shows, as its results spell it.',
      });
    }
  }
  return problems;
}

function sourcesOf(project: Project, page: string, paths: readonly string[]): Sources {
  return {
    recording(program) {
      const found = recordingPath(program, page, paths);
      return 'fault' in found ? found : whole(project, found.path);
    },
    figure: (name) => figureNumbers(project.root, name),
  };
}

/** A damaged recording is the business of another rule; here it only holds nothing. */
function whole(project: Project, path: string): Recording | { fault: string } {
  try {
    return recordingAt(project, path);
  } catch {
    return { fault: `${path} is damaged` };
  }
}
