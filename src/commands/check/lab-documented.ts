import { faultsOf } from '../../reference/faults.ts';
import { entry } from '../../reference/lab-program.ts';
import { readReference } from '../../reference/read-reference.ts';
import type { Problem, Project } from './project.ts';

/** Everything that programs may import from `lab` is explained, with an example of each function. */
export function labDocumented(project: Project): Problem[] {
  return project.text.has(entry) ? faultsOf(readReference(project.text)) : [];
}
