import { readFileSync } from 'node:fs';
import { codeToHtml } from 'shiki';
import { expect, test } from 'vitest';
import { codeClasses, tokenClasses, tokenColours } from '../../src/code-classes.ts';
import { codeThemes } from '../../src/code-theme.ts';

const samples = {
  ts: `import * as tf from '@tensorflow/tfjs';
/** A doc comment with a {@link tag}. */
export class Model<T extends object> {
  readonly #rate: number = 1e-3; // per step
  fit(x: T, y = /ab+c/u): string { return \`\${x}\` + Math.max(this.#rate, 2) + null; }
}`,
  python: `import torch
class Net(torch.nn.Module):
    """A network."""
    def forward(self, x: float = 1.5) -> str:  # once
        return f"{x:.2f}" if x is not None else 'none'`,
};

const kinds = Object.keys(tokenColours) as (keyof typeof tokenColours)[];

/** What a browser shows of highlighted code: its letters, each with its light and dark colour. */
function coloured(html: string): string[] {
  const classes = new Map(kinds.map((kind) => [tokenClasses[kind], tokenColours[kind].join()]));
  const stack = ['#0E1116,#F0F3F6'];
  const shown: string[] = [];
  for (const [, close, style, name, text] of html.matchAll(
    /<(\/)?(?:span|pre|code|i)(?:[^>]*style="([^"]*)")?(?:[^>]*class="([^"]*)")?[^>]*>|([^<]+)/g,
  )) {
    if (text !== undefined) shown.push(...[...text].map((letter) => `${letter} ${stack.at(-1)}`));
    else if (close) stack.pop();
    else {
      const colours = style
        ?.match(/#[0-9a-f]{6}/gi)
        ?.slice(0, 2)
        .join()
        .toUpperCase();
      stack.push(colours ?? classes.get(name ?? '') ?? stack.at(-1) ?? '');
    }
  }
  return shown;
}

test.each(Object.entries(samples))(
  '%s looks the same with classes as with Shiki’s styles',
  async (lang, code) => {
    // Shiki gives a line up that takes longer than half a second, as the first may on a busy machine.
    const options = { lang, themes: codeThemes, defaultColor: false, tokenizeTimeLimit: 0 } as const;
    const [styled, classed] = await Promise.all([
      codeToHtml(code, options),
      codeToHtml(code, { ...options, transformers: [codeClasses] }),
    ]);
    expect(coloured(classed)).toEqual(coloured(styled));
    expect(classed.match(/<span[^>]*style=/g)).toBeNull();
    expect(classed.length).toBeLessThan(0.6 * styled.length);
  },
);

test('a long chain of calls may break before its links, a short one and an import may not', async () => {
  const html = (code: string) =>
    codeToHtml(code, {
      lang: 'ts',
      themes: codeThemes,
      defaultColor: false,
      tokenizeTimeLimit: 0,
      transformers: [codeClasses],
    });
  const long = await html('  forecast(x).sub(y).square().mean().sqrt().mul(deviation),');
  expect(long.match(/<wbr>/g)).toHaveLength(5);
  expect(long.replace(/<[^>]*>/g, '')).toBe('  forecast(x).sub(y).square().mean().sqrt().mul(deviation),');
  expect(await html("import * as tf from '@tensorflow/tfjs'; // and a(b).c(d).e(f)")).not.toContain('<wbr');
  expect(await html('const y = x.sub(1).square().mean(); const z = y.add(x).sqrt();')).not.toContain('<wbr');
});

test('the style sheet has the colours of the table', () => {
  const css = readFileSync('src/styles/code.css', 'utf8');
  const rules = [
    ...css.matchAll(/\.astro-code \.(\w+) \{\s*--shiki-light: (#\w+);\s*--shiki-dark: (#\w+);/g),
  ];
  expect(rules.map(([, name, light, dark]) => [name, light, dark])).toEqual(
    kinds.map((kind) => [tokenClasses[kind], ...tokenColours[kind].map((one) => one.toLowerCase())]),
  );
  expect(new Set(Object.values(tokenClasses)).size).toBe(kinds.length);
});
