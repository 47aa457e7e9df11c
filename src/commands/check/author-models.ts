import { readModelFile } from '../../../playground/protocol/model-file.ts';
import { sha256 } from '../data/sha256.ts';
import { madeFromPath, readMadeFrom } from '../record/made-from.ts';
import { inScope, type Problem, type Project } from './project.ts';

const place = /^(content\/chapters\/[^/]+)\/models\/([a-z0-9-]+)\.[a-z0-9-]+\.json$/;

/**
 * The author's models are those of the programs as they were recorded, or of their PyTorch twins as they stand: weights of
 * another edition would fit no table.
 */
export function authorModels(project: Project): Problem[] {
  const known = readMadeFrom(project.text.get(madeFromPath));
  return [...project.text].flatMap(([file, text]) => {
    const [, chapter, program] = place.exec(file) ?? [];
    if (!chapter || !inScope(project, file)) return [];
    const recorded = known.get(`${chapter}/programs/${program}.ts`)?.code;
    const problem = (message: string): Problem[] => [
      { file, line: 1, message, mend: 'Run npm run models; delete the model where its program is gone.' },
    ];
    if (!recorded) return problem('No recording is of the program of this model.');
    const model = readModelFile(text);
    if (!model) return problem('The model is damaged.');
    const twin = project.text.get(`${chapter}/pytorch/${program}.py`);
    if (model.made?.code === recorded) return [];
    if (twin !== undefined && model.made?.code === sha256(twin).slice(0, 12)) return [];
    return problem('The model is of another edition of its program than the recording.');
  });
}
