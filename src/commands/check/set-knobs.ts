import { parseKnobs, settingFrom, type Turn } from '../../../playground/element/knobs/parse-knobs.ts';
import { attribute, elements, judgedPages, lineOf } from './pages.ts';
import { programFiles, uses } from './program-files.ts';
import type { Problem, Project } from './project.ts';

/** Every `<Set>` names a program that stands on its page, a knob of it, and a value that the knob can have. */
export function setKnobs(project: Project): Problem[] {
  const pages = judgedPages(project);
  const shown = uses(project, pages);
  const paths = new Map(
    programFiles(project).flatMap(({ folder, id, path }) => (folder === 'programs' ? [[id, path]] : [])),
  );
  return pages.flatMap((page) =>
    elements(page, 'Set').flatMap((element): Problem[] => {
      const [program = '', knob = '', to = ''] = ['program', 'knob', 'to'].map((name) =>
        attribute(element, name),
      );
      const place = { file: page.path, line: lineOf(element) };
      const use = shown.find((one) => one.page === page && one.program === program && one.id !== undefined);
      if (!use) {
        const message = `<Set program="${program}"> names no program that stands on its page.`;
        const mend = `Write it as the page’s <Playground> does, or put <Playground program="${program}" /> there.`;
        return [{ ...place, message, mend }];
      }
      const { knobs } = parseKnobs(project.text.get(paths.get(use.id ?? '') ?? '') ?? '');
      const found = knobs.find(({ name }) => name === knob);
      if (!found) {
        const message = `The program ${program} has no knob “${knob}”.`;
        const names = knobs.map(({ name }) => name).join(', ');
        const mend = names ? `It has: ${names}.` : `Write // @knob behind the constant that it is to turn.`;
        return [{ ...place, message, mend }];
      }
      if (settingFrom(found.turn, to) !== undefined) return [];
      const message = `The knob “${knob}” of ${program} cannot be set to “${to}”.`;
      return [{ ...place, message, mend: `Write ${valuesOf(found.turn)}.` }];
    }),
  );
}

function valuesOf(turn: Turn): string {
  switch (turn.kind) {
    case 'range':
      return `a number from ${turn.range.min} to ${turn.range.max}`;
    case 'die':
      return 'a whole number';
    case 'switch':
      return 'true or false';
    case 'choice':
      return turn.options.join(' or ');
    default:
      return turn satisfies never;
  }
}
