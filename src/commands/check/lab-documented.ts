import { faultsOf } from '../../reference/faults.ts';
import { entry } from '../../reference/lab-program.ts';
import { readReference } from '../../reference/read-reference.ts';
import { inScope, type Problem, type Project } from './project.ts';

/** Everything that programs may import from `lab` is explained, with an example of each function. */
export function labDocumented(project: Project): Problem[] {
  return project.text.has(entry) && inScope(project, entry) ? faultsOf(readReference(project.text)) : [];
}
