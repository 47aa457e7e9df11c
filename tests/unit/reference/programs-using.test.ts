import { expect, test } from 'vitest';
import { programsUsing } from '../../../src/reference/programs-using.ts';
import { chapter, program, project } from '../check/fixture.ts';

const importing = (names: string): string => program(`import { ${names} } from 'lab';`);

test('each name has the programs that import it, where the course shows them', () => {
  const found = programsUsing(
    project({
      'content/chapters/04-dense-networks/index.mdx': chapter(
        '<Playground program="first" />\n\n<Exercise program="second">\nTry.\n</Exercise>\n\n<Playground program="datasets/coads/look" />',
      ),
      'content/chapters/04-dense-networks/programs/first.ts': importing('plot, table as rows'),
      'content/chapters/04-dense-networks/programs/second.ts': importing('table, type Dataset'),
      'content/chapters/04-dense-networks/programs/unseen.ts': importing('table'),
      'content/datasets/coads/programs/explore.ts': importing('plot'),
      'content/datasets/coads/programs/look.ts': importing('field'),
    }),
  );
  const paths = Object.fromEntries([...found].map(([name, links]) => [name, links.map(({ path }) => path)]));
  expect(paths).toEqual({
    plot: ['chapters/dense-networks/#program-1', 'datasets/coads/#program-1'],
    table: ['chapters/dense-networks/#program-1', 'chapters/dense-networks/#program-2'],
    Dataset: ['chapters/dense-networks/#program-2'],
    field: ['chapters/dense-networks/#program-3'],
  });
  expect(found.get('plot')?.map(({ title, chapter: number }) => [title, number])).toEqual([
    ['A program', 4],
    ['A program', undefined],
  ]);
});
