import { parseRecorded, thaw } from '../../../playground/views/recorded.ts';
import { compare } from '../../idioms/compare.ts';
import { recordedTwinSchema } from '../../twins/recorded-twin.ts';
import type { Problem, Project } from './project.ts';

/** Both sides of a pair on the page of idioms computed the same, as recorded. */
export function idioms(project: Project): Problem[] {
  return [...project.text.keys()].flatMap((file) => {
    const [, name] = /^content\/idioms\/pytorch\/([^/]+)\.json$/.exec(file) ?? [];
    const program = project.text.get(`content/idioms/recorded/${name}.json`);
    if (program === undefined) return []; // The rule for recordings says so.
    let pairs: ReturnType<typeof compare>;
    try {
      const { tables } = thaw(parseRecorded(JSON.parse(program)));
      pairs = compare(tables, recordedTwinSchema.parse(JSON.parse(project.text.get(file) ?? '')).output);
    } catch {
      return []; // The rules for recordings and twins say what is damaged.
    }
    const say = (message: string): Problem => ({
      file,
      line: 1,
      message,
      mend: `Make ${name}.ts and ${name}.py compute the same, then npm run record and npm run twins.`,
    });
    if (pairs.length === 0) return [say('Neither side prints a value to compare.')];
    return pairs
      .filter(({ agree }) => !agree)
      .map(({ name: what, tensorflow = 'nothing', pytorch = 'nothing' }) =>
        say(`The two sides part at "${what}": TensorFlow.js has ${tensorflow}, PyTorch ${pytorch}.`),
      );
  });
}
