import katex from 'katex';
import { formulaLines } from './formula-lines.ts';

/** A formula as HTML and MathML, or why KaTeX refuses it. */
export type RenderedFormula = { html: string; error?: undefined } | { html?: undefined; error: string };

/**
 * KaTeX 0.19 puts the sign of a function's application into an index, `_{\\max}`, as a third part of an element that
 * has two: browsers show an error there, and readers hear one.
 */
const strayApplication = /<mo>\u2061<\/mo>(?=<\/m(?:sub|sup|subsup|under|over|underover)>)/g;

/** The source in TeX, which is not shown, not read out and not searched. */
const source = /<semantics>(.*?)<annotation\b.*?<\/annotation><\/semantics>/s;

/** KaTeX writes lengths to a hundredth of a thousandth of a letter's height; a thousandth is less than a screen shows. */
const length = /(?<=style="[^"]*)-?\d+\.\d+(?=em)/g;
const shortLength = (em: string): string => `${Number(Number(em).toFixed(3))}`.replace(/^(-?)0\./, '$1.');

/**
 * The marks of places to break at have done their work when KaTeX has read them. The space before the next piece goes with
 * them: styles give it, and none at the end of a line.
 */
const breakMarks =
  /<span class="mspace (?:nobreak"><\/span>|allowbreak"><\/span>(?:<span class="mspace" style="margin-right:[^"]*"><\/span>)?)/g;

const drawn = '<span class="katex-html" aria-hidden="true">';

/** Ends what is drawn, the formula and its display. */
const ends = '</span></span></span>';

/** HTML knows MathML without its name; no style names what kind of sign the letters of a formula are. */
const needless = / xmlns="[^"]*"|(?<=<span) class="m(?:open|close|punct|rel|bin|ord)"(?=>)/g;

const lastSemicolon = /(style="[^"]*);"/g;

const rendered = new Map<string, RenderedFormula>();

/** Renders TeX with the KaTeX whose style sheet the page loads; each formula once. */
export function renderFormula(tex: string, displayMode: boolean): RenderedFormula {
  const key = `${displayMode}${tex}`;
  const known = rendered.get(key);
  if (known) return known;
  const result = render(tex, displayMode);
  rendered.set(key, result);
  return result;
}

function render(tex: string, displayMode: boolean): RenderedFormula {
  try {
    const html = draw(tex, displayMode, 'htmlAndMathml');
    return {
      html: (displayMode ? inClauses(html, tex) : html)
        .replace(strayApplication, '')
        .replace(source, '$1')
        .replace(needless, '')
        .replace(length, shortLength)
        .replace(lastSemicolon, '$1"'),
    };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { error: `${error.message.replace(/^KaTeX parse error: /, '').replace(/\.?$/, '.')}` };
  }
}

function draw(tex: string, displayMode: boolean, output: 'html' | 'htmlAndMathml'): string {
  return katex.renderToString(tex, { displayMode, output, strict: 'error', throwOnError: true });
}

/** The formula with its clauses drawn one by one, so that lines can break between them and inside; it is read as a whole. */
function inClauses(html: string, tex: string): string {
  const start = html.indexOf(drawn) + drawn.length;
  const clauses = formulaLines(tex).map((clause) => {
    const alone = draw(clause, true, 'html');
    const inside = alone.slice(alone.indexOf(drawn) + drawn.length, -ends.length);
    return `<span class="clause">${inside.replace(breakMarks, '')}</span>`;
  });
  return html.slice(0, start) + clauses.join('') + ends;
}
