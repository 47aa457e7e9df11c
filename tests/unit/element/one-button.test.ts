import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* What a button looks like is said in one place, and every button asks for it. */

const home = 'playground/page/button.css';

function sources(pattern: string): [path: string, text: string][] {
  const paths = globSync([`playground/${pattern}`, `src/${pattern}`]).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return paths.map((path) => [path, readFileSync(path, 'utf8')]);
}

/** Style rules that name the elements themselves, and so would dress every button in their place. */
function rulesForElements(style: string): string[] {
  const selectors = style.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]+(?=\{)/g) ?? [];
  return selectors.map((selector) => selector.trim()).filter((text) => /(^|[\s,>(])button\b(?!-)/.test(text));
}

/** Buttons and lists of choices that are written without a class that dresses them. */
function bareTags(markup: string): string[] {
  const tags = markup.match(/<(button|select)\b[^>]*>/g) ?? [];
  return tags.filter((tag) => !/class="(button|text-button)[ "]/.test(tag));
}

test('no other style sheet dresses buttons', () => {
  const styles = [...sources('**/*.css'), ...sources('**/*.astro')].map(([path, text]) => {
    const style = path.endsWith('.css') ? text : (text.match(/<style>[\s\S]*<\/style>/)?.[0] ?? '');
    return [path, rulesForElements(style)] as const;
  });
  expect(styles.length).toBeGreaterThan(40);
  expect(styles.filter(([path, rules]) => path !== home && rules.length > 0)).toEqual([]);
});

test('every button in markup has the class', () => {
  const found = [...sources('**/*.ts'), ...sources('**/*.astro')].map(
    ([path, text]) => [path, bareTags(text)] as const,
  );
  expect(found.filter(([, tags]) => tags.length > 0)).toEqual([]);
});

test('a button is made by one function', () => {
  const makers = sources('**/*.ts').filter(([, text]) =>
    /createElement\(['"](button|select)['"]\)/.test(text),
  );
  expect(makers.map(([path]) => path)).toEqual(['playground/page/buttons.ts']);
});

test('the search finds what it looks for', () => {
  expect(rulesForElements('.bar button:hover { color: red } .button { }')).toEqual(['.bar button:hover']);
  expect(bareTags('<button type="button" class="png">')).toHaveLength(1);
});
