/** `npm run coverage`: writes the table of the lecture's slides, and says how much of the lecture is carried. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coveragePath, coverageTable } from './check/coverage.ts';
import { readProject } from './check/project.ts';

const root = join(import.meta.dirname, '../..');
const text = coverageTable(readProject(root));
writeFileSync(join(root, coveragePath), text);
console.log(`${coveragePath}: ${/\d+ of \d+ slides/.exec(text)?.[0]}`);
