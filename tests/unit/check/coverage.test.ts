import { expect, it } from 'vitest';
import { coverage, coveragePath, coverageTable } from '../../../src/commands/check/coverage.ts';
import { chapter, chapterPath, project, verdict } from './fixture.ts';

const outline = (slides: Record<number, string[]>): string =>
  JSON.stringify(
    Object.entries(slides).map(([number, titles]) => ({
      chapter: Number(number),
      slug: Number(number) === 4 ? 'dense-networks' : 'other',
      title: Number(number) === 4 ? 'Dense networks' : `Title ${number}`,
      about: 'A sentence.',
      slides: titles,
    })),
  );

function files(slides: Record<number, string[]>): Record<string, string> {
  const sources = { 'content/chapters/outline.json': outline(slides), [chapterPath]: chapter('Text.') };
  return { ...sources, [coveragePath]: coverageTable(project(sources)) };
}

const whole = files({ 4: ['Neuron deconstructed'], 5: ['Forward pass | backward pass'] });

it('accepts a chapter that carries its slides, beside one that is not written', async () => {
  expect(await verdict(coverage, whole)).toEqual([]);
});

it('lists every slide with its section, and those of unwritten chapters as not yet', () => {
  const table = coverageTable(project(whole));
  expect(table).toContain(
    '| Neuron deconstructed | 4 Dense networks | [one-neuron](/chapters/dense-networks/#one-neuron) |',
  );
  expect(table).toContain('| Forward pass \\| backward pass | 5 Title 5 | not yet |');
  expect(table).toContain('1 of 2 slides');
});

it('notices a table that is stale', async () => {
  expect(await verdict(coverage, { ...whole, [coveragePath]: 'old' })).toEqual([
    expect.stringMatching(/lecture-coverage\.md:1 .* Run npm run coverage\.$/),
  ]);
});

it('notices slides that no section carries, and those that the outline does not know', async () => {
  expect(await verdict(coverage, files({ 4: ['Deep network'] }))).toEqual([
    expect.stringContaining('The slide “Neuron deconstructed” is not one of this chapter'),
    expect.stringContaining('No section carries the slide “Deep network”.'),
  ]);
});
