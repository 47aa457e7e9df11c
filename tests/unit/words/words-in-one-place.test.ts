import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/*
 * What readers read stands in playground/words/, and of figures in the files *.en.ts of their folders, so that it can be
 * looked over and translated. A text that stands elsewhere is found by its look: a capitalised word alone, or two words in a row. What is thrown is left out, but in
 * the runner, whose errors readers see: a library speaks to programs and to us, and its words are code.
 */

const folders = [
  'playground/element',
  'playground/page',
  'playground/protocol',
  'playground/session',
  'playground/store',
  'playground/runner',
  'playground/runtime',
  'playground/compile',
  'playground/editor',
  'playground/explorer',
  'playground/benchmark',
  'playground/views',
  'src/figures',
];
const errorsAreRead = ['playground/runner'];

/** What looks like words and is none, by file and by how it begins: code, and names that engines have for things. */
const notWords: Record<string, readonly string[]> = {
  'playground/benchmark/turn.ts': ['⁂\nawait benchmark.turn('],
  'playground/editor/declarations/globals.ts': ['Long', 'Navigator', 'Storage', 'interface '],
  'playground/editor/declarations/vite-plugin.ts': ['export const '],
  // By this line a file is known to be of this course: it is not translated.
  'playground/store/work-file.ts': ['work of a reader of'],
  'playground/runtime/close-doors.ts': ['Worker', 'Cache'],
  'playground/runtime/execute.ts': ['(async function '],
  'playground/runtime/frame.ts': ['onmessage = '],
  'playground/views/drawing/number-format.ts': ['Infinity'],
  // Classes and a style.
  'src/figures/aifs-on-the-globe/index.ts': ['hidden own', 'data heard', 'hidden seen'],
  'src/figures/batch-statistics/drawings.ts': ['marked small'],
  'src/figures/layer-builder/volumes.ts': ['volume chosen'],
  'src/figures/learning-loop/index.ts': ['stop now', 'code now'],
  'src/figures/network-builder/graph.ts': ['grid-template-columns'],
  // The files that they write.
  'src/figures/attention-on-the-map/build.ts': ['/* Made by build.ts'],
  'src/figures/latent-plane/build.ts': ['/* Made by build.ts'],
  // Names by which authors ask for a number.
  'src/figures/unrolled-cell/numbers.ts': ['⁂, h of step', 'LSTM, c of step'],
  // Names of a method and of a team, the same in every language.
  'src/figures/descent/optimisers.ts': ['Adam'],
  'src/figures/top-five-error/model.ts': ['Clarifai'],
};

/** Calls whose texts are selectors, names of attributes, patterns or marks on the console. */
const mechanical =
  /(?:^|\.)(?:querySelector(?:All)?|closest|matches|setAttribute|getAttribute|addEventListener|getContext|createElementNS|postMessage|import|startsWith|endsWith|test|replace|replaceAll|matchMedia|elementsFromPoint|oneOf|keyOf)$/;

/** Properties whose texts are for machines. */
const machineProperties = /^(?:className|cssText|font|id|type|class|style|rootMargin|family|fontFamily|key)$/;

/** The texts of a source file that look like words for readers. */
function wordsIn(path: string, source: string, withErrors: boolean): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isNewExpression(node) && /(?:Error|Exception)$/.test(node.expression.getText()) && !withErrors)
      return;
    if (ts.isCallExpression(node) && mechanical.test(node.expression.getText())) {
      // A callback among the arguments is code like any other.
      for (const argument of node.arguments) if (!isText(argument)) visit(argument);
      visit(node.expression);
      return;
    }
    // Figures write letters with text(x, y, words, class, anchor).
    if (ts.isCallExpression(node) && node.expression.getText() === 'text') {
      for (const argument of node.arguments.slice(0, 3)) visit(argument);
      return;
    }
    if (isText(node)) {
      if (!isMechanical(node)) {
        const text = readable(node);
        if (looksLikeWords(text)) found.push(text);
      }
      // What is filled in may hold texts of its own.
      if (ts.isTemplateExpression(node)) for (const { expression } of node.templateSpans) visit(expression);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Stand where a value is filled in, and where a tag was. */
const [filled, tag] = ['⁂', '‖'];

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression;

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
  );
}

function isMechanical(node: Text): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken)
      return true;
    if (kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(parent.left))
      return machineProperties.test(parent.left.name.text);
  }
  if (ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return true;
  if (ts.isPropertyAssignment(parent)) {
    return parent.name === node || (ts.isIdentifier(parent.name) && machineProperties.test(parent.name.text));
  }
  return false;
}

/** A text as a reader would meet it: of markup the words between tags and the attributes that are read out. */
function readable(node: Text): string {
  const raw = ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(filled)
    : node.text;
  if (!/<\/?[a-z]|="/.test(raw)) return raw;
  const attributes = [...raw.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const between = raw.replace(/<[^>]*>?/g, tag).replace(/^[^‖]*"[^‖]*>/, '');
  return [...attributes, between].join(tag);
}

function looksLikeWords(text: string): boolean {
  return text
    .split(/[⁂‖]/u)
    .some(
      (part) => /^\s*[A-Z][a-z]{2,}[.:!…]?\s*$/.test(part) || /[A-Za-z’]{2,}[,:;]? [a-z’]{2,}/.test(part),
    );
}

describe.each(folders)('%s', (folder) => {
  const paths = globSync(`${folder}/**/*.ts`)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.en.ts'));

  test('holds no words for readers', () => {
    expect(paths.length).toBeGreaterThan(0);
    const found = paths.flatMap((path) =>
      wordsIn(path, readFileSync(path, 'utf8'), errorsAreRead.includes(folder))
        .filter((text) => !notWords[path]?.some((beginning) => text.trim().startsWith(beginning)))
        .map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the search', () => {
  test.each([
    ["status.textContent = 'Loading the data …';", ['Loading the data …']],
    ["button('Run')", ['Run']],
    [`say(\`Go to line \${line}\`)`, ['Go to line ⁂']],
    [`const html = \`<p class="a b" title="Save the table">\${x}</p>\`;`, ['Save the table‖‖⁂‖']],
    ["const html = '<b>Tensor</b>';", ['‖Tensor‖']],
    ["throw new Error('not for readers');", []],
    ["element.className = 'button png'; element.querySelector('.a .b');", []],
    ["if (key === 'Escape') close();", []],
    ["text(x, y, 'error of both', 'number soft', 'end')", ['error of both']],
    ['const html = \'<i class="line one"></i>\';', []],
  ])('in %s', (source, expected) => {
    expect(wordsIn('a.ts', source, false)).toEqual(expected);
  });

  test('sees what is thrown where readers meet it', () => {
    expect(wordsIn('a.ts', "throw new Error('It is not there.');", true)).toEqual(['It is not there.']);
  });
});
