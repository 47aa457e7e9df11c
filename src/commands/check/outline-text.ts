import { outlineSchema } from '../../schemas/outline-schema.ts';
import { outlinePath } from './coverage.ts';
import { jsonFault, lineOfPath } from './json-text.ts';
import type { Problem, Project } from './project.ts';

/** The list of chapters is JSON and follows its schema. */
export function outlineText(project: Project): Problem[] {
  const text = project.text.get(outlinePath);
  if (text === undefined) return [];
  const fault = jsonFault(text);
  if (fault) return [{ file: outlinePath, ...fault }];
  const issues = outlineSchema.safeParse(JSON.parse(text)).error?.issues ?? [];
  return issues.map((issue) => ({
    file: outlinePath,
    line: lineOfPath(text, issue.path.map(String)),
    message: `${issue.path.join('.')}: ${issue.message.replace(/\.?$/, '.')}`,
    mend: 'Give it what the entries around it have.',
  }));
}
