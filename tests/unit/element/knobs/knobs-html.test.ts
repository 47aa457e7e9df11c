import { expect, test } from 'vitest';
import { knobsHtml } from '../../../../playground/element/knobs/knobs-html.ts';
import { parseKnobs } from '../../../../playground/element/knobs/parse-knobs.ts';

const htmlOf = (...lines: string[]): string => knobsHtml(parseKnobs(lines.join('\n')).knobs);

test('a die is rolled by a button that names its constant', () => {
  const html = htmlOf('const seed = 4; // @knob any seed');
  expect(html).toContain('<button type="button" class="button" data-part="roll:seed">Roll</button>');
});

test('of several dice each has a button of its own, which says what it rolls', () => {
  const html = htmlOf('const seed = 4; // @knob any seed', 'const noise = 7; // @knob any seed of the noise');
  expect(html).toContain('data-part="roll:seed" aria-label="Roll seed">Roll<');
  expect(html).toContain('data-part="roll:noise" aria-label="Roll seed of the noise">Roll<');
});
