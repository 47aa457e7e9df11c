import { expect, it } from 'vitest';
import { quantityText } from '../../../src/claims/quantity.ts';
import { keptQuantities } from '../../../src/commands/record/kept-quantities.ts';
import { chapter, chapterPath, program, project } from '../check/fixture.ts';

const path = 'content/chapters/04-dense-networks/programs/xor.ts';
const cell = (row: string) => `table "Errors" cell "${row}" "RMSE"`;
const value = (row: string, more: string, name = 'xor') =>
  `<Value program="${name}" table="Errors" row="${row}" column="RMSE" ${more} />`;

it('keeps what expectations name and what pages ask of other seeds, each once', () => {
  const source = program(
    'const seed = 4;',
    `${cell('network')} < ${cell('line')} in every seed\n * @seeds 3`,
  );
  const body = [
    value('network', 'spread'),
    value('forest', 'spread="short"', 'dense-networks/xor'),
    value('tree', ''),
    value('fern', 'seeds="range"'),
    `<Holds program="xor" that='${cell('reed')} < ${cell('rush')}' />`,
    value('bush', 'spread', 'other'),
    value('moss', 'spread digits={x}'),
  ].join(' ');
  const kept = keptQuantities(project({ [path]: source, [chapterPath]: chapter(body) }), path, source);
  expect(kept.map(quantityText)).toEqual([
    cell('network'),
    cell('line'),
    cell('forest'),
    cell('fern'),
    cell('reed'),
    cell('rush'),
  ]);
});
