import { escapeHtml } from '../views/drawing/escape.ts';
import { code as codeWords } from '../words/en/element.ts';
import { markup as words } from '../words/en/markup.ts';
import { buttonHtml } from './button-html.ts';
import { foldClass } from './code-fold.ts';
import { knobsHtml } from './knobs/knobs-html.ts';
import { parseKnobs } from './knobs/parse-knobs.ts';
import { stepsHtml } from './steps/steps-html.ts';

/** What a playground is written from, before anything runs. Whatever ends in `Html` is markup; the rest is text. */
export interface PlaygroundContents {
  /** Unique in the whole course. */
  id: string;
  title: string;
  /** A title of the page's own, which goes before the one that comes with the program's data. */
  ownTitle?: string | undefined;
  /** The address of the program's data (`PlaygroundData`, as JSON). */
  file: string;
  /** The address of a page with one large playground, which takes programs from its own address. */
  fullPage: string;
  source: string;
  /** The program as `<pre><code>`, a line a `.line`. */
  codeHtml: string;
  /** What a run has shown; undefined when none is recorded. */
  resultsHtml?: string | undefined;
  /** The host that the program reads from, where nothing of it is recorded for that. */
  reads?: string | undefined;
  solutionHtml?: string | undefined;
  /** Whether the program has a check, and so a button for it. */
  check?: boolean;
  /** Whether this playground takes its program from the address (`#code=`). */
  link?: boolean;
  /** The id of Run, for links that lead to it. */
  place?: string | undefined;
  /** Whether the results have the whole width, and the code stands folded below them. */
  fold?: boolean;
  /** What stands before everything else, such as a link past the playground. */
  beforeHtml?: string;
}

/** A playground as HTML. `code-playground.ts` finds its parts again by their `data-part`. */
export function playgroundHtml(contents: PlaygroundContents): string {
  const {
    id,
    title,
    ownTitle,
    file,
    fullPage,
    source,
    link = false,
    fold = false,
    beforeHtml = '',
  } = contents;
  const strip = `<div class="playground-strip" data-part="strip">\n${fold ? '' : stepsHtml(source)}${knobsHtml(parseKnobs(source).knobs)}</div>`;
  const code = `<div class="playground-code" data-part="code" role="group"${attributes({ 'aria-label': words.codeOf(title) })} tabindex="0">${contents.codeHtml}</div>`;
  const results = `<div class="playground-results" data-part="results">${resultsHtml(contents)}</div>`;
  const data = attributes({
    'data-program': id,
    'data-file': file,
    'data-title': ownTitle,
    'data-full-page': fullPage,
    'data-link': link ? '' : undefined,
  });
  return `<code-playground class="playground-element wide not-content"${data}>
<section class="playground"${attributes({ 'aria-label': title })}>
${beforeHtml}<header class="playground-bar">
<div class="playground-title">${escapeHtml(title)}</div>
<div class="playground-row">
<div class="playground-buttons">${buttonsHtml(contents)}</div>
<div class="playground-state">
<span role="status" data-part="status">${words.ready}</span>
<span class="playground-spoken" aria-live="polite" data-part="spoken"></span>
<span class="playground-progress" data-part="progress"></span>
</div>
</div>
</header>
<div class="playground-messages">
<div class="playground-note" data-part="note" role="note" aria-live="polite"></div>
<div class="playground-error" data-part="error" role="alert" aria-live="polite" hidden></div>
</div>
${bodyHtml(fold ? foldedHtml(code) : programHtml(code, source, link), strip, results, fold)}
${solutionHtml(contents)}</section>
</code-playground>`;
}

function bodyHtml(program: string, strip: string, results: string, fold: boolean): string {
  if (!fold) return `<div class="playground-body">\n${program}\n${strip}\n${results}\n</div>`;
  return `<div class="playground-body is-folded">\n${strip}\n${results}\n${program}\n</div>`;
}

function foldedHtml(code: string): string {
  return `<details class="playground-fold"><summary>${words.seeProgram}</summary>\n${code}\n</details>`;
}

/** The code, and what opens the rest of it, which needs no script. */
function programHtml(code: string, source: string, link: boolean): string {
  const lines = source.split('\n').length;
  // Another program may come into the place of this one, of any length.
  const whole =
    foldClass(lines) || link
      ? `<details class="playground-whole" data-part="whole"><summary>${codeWords.showAll(lines)}</summary></details>\n`
      : '';
  return `<div class="playground-program${foldClass(lines)}">\n${code}\n${whole}</div>`;
}

function buttonsHtml({ id, check, solutionHtml, place }: PlaygroundContents): string {
  const run = attributes({ id: place, title: words.runTitle });
  return [
    `<button type="button" class="button is-primary" data-part="run"${run}>${words.run}</button>`,
    buttonHtml('edit', words.edit),
    check ? buttonHtml('check', words.check) : '',
    solutionHtml ? buttonHtml('solution', words.showSolution, ' aria-expanded="false"') : '',
    menuHtml(`${place ?? id}-more`),
  ].join('\n');
}

/** What is pressed now and then. What stands in it the page's script writes, who without one has nothing to press there. */
function menuHtml(id: string): string {
  return `<button type="button" class="button"${attributes({ popovertarget: id })}>${words.more}</button>
<div class="playground-menu" popover data-part="menu"${attributes({ id })}></div>`;
}

function resultsHtml({ resultsHtml, check, reads }: PlaygroundContents): string {
  if (resultsHtml) return `<div class="results">${resultsHtml}</div>`;
  if (reads) return `<p class="results-empty">${escapeHtml(words.runToRead(reads))}</p>`;
  return `<p class="results-empty">${check ? words.checkToSee : words.runToSee}</p>`;
}

function solutionHtml({ solutionHtml }: PlaygroundContents): string {
  if (!solutionHtml) return '';
  return `<div class="playground-solution" data-part="solution-code" hidden><p>${words.oneSolution}<span class="on-paper">${words.whatChanges}</span></p>${solutionHtml}</div>\n`;
}

function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`))
    .join('');
}
