/**
 * Where a displayed formula may go on in a new line. TeX leaves that to its author, who knows the width of the paper; here
 * a formula stands on a phone, on a desk and on paper.
 */

const relations = new Set(
  String.raw`= < > \lt \gt \le \leq \ge \geq \ne \neq \ll \gg \approx \sim \simeq \equiv \propto \in \notin \to
  \rightarrow \leftarrow \leftrightarrow \gets \mapsto \longrightarrow \longleftarrow \longmapsto \Rightarrow \Leftarrow
  \Leftrightarrow \iff \implies \cong \asymp \doteq \prec \succ \lesssim \gtrsim \subset \subseteq \supset \supseteq \mid
  \parallel \perp \coloneqq`.split(/\s+/),
);
const sums = new Set(String.raw`+ - \pm \mp`.split(' '));
const products = new Set(
  String.raw`\cdot \times \ast \odot \otimes \oplus \circ \div \bullet \star \wedge \vee \cap \cup \setminus *`.split(
    ' ',
  ),
);
const openings = new Set(String.raw`( [ \{ \lbrace \lbrack \langle \lfloor \lceil \lvert \lVert`.split(' '));
const closings = new Set(String.raw`) ] \} \rbrace \rbrack \rangle \rfloor \rceil \rvert \rVert`.split(' '));
/** After one of these a sign belongs to what follows: indices, `:=`, fractions, names of functions, styles. */
const joiners = new Set(
  String.raw`_ ^ : / \not \exp \log \ln \max \min \sin \cos \tan \tanh \det \arg \sup \inf \displaystyle \textstyle`.split(
    ' ',
  ),
);
const bars = new Set(['|', '\\|']);
const spaces = /^(?:\s+|~|\\[,;:!> ]|\\(?:nobreak|allowbreak))$/;
const sizes = /^\\(?:[bB]igg?[lmr]?|middle)$/;

/** What stands before a sign decides whether it joins two things or belongs to what follows. */
type Before = 'start' | 'sign' | 'size' | 'words' | 'thing';

/**
 * The clauses of a formula, which `\quad` and `\qquad` separate, with `\allowbreak` before each relation and each further
 * term of a sum, and `\nobreak` after every sign at which KaTeX would break otherwise: what stands in brackets stays
 * together.
 */
export function formulaLines(tex: string): string[] {
  const clauses = [''];
  // Braces, \left and environments are one thing to KaTeX; what stands in round brackets is not.
  let groups = 0;
  let brackets = 0;
  /** Whether a bar with a size of its own is open, and whether the group that is open holds words. */
  let bar = false;
  let words = false;
  let before: Before = 'start';
  const tokens = tex.match(/\\(?:[A-Za-z]+\*?|[^A-Za-z])|\s+|[^\\]/gs) ?? [];
  const write = (text: string): void => {
    clauses[clauses.length - 1] += text;
  };
  for (const [index, token] of tokens.entries()) {
    if (groups === 0 && brackets === 0 && /^\\q?quad$/.test(token)) {
      clauses.push('');
      before = 'start';
      continue;
    }
    if (spaces.test(token)) {
      write(token);
      continue;
    }
    if (/^(?:\{|\\left|\\begin)$/.test(token)) groups++;
    const isInner = groups > 0;
    if (/^(?:\}|\\right|\\end)$/.test(token)) groups = Math.max(0, groups - 1);
    if (isInner) {
      write(token);
      before = words ? 'words' : 'thing';
      if (groups === 0) words = false;
      continue;
    }
    words = token === '\\text';
    const isBar = before === 'size' && bars.has(token);
    if (isBar) bar = !bar;
    const opens = openings.has(token) || (isBar && bar);
    if (opens) brackets++;
    if (closings.has(token) || (isBar && !bar)) brackets = Math.max(0, brackets - 1);
    const isRelation = relations.has(token);
    const isSign = isRelation || sums.has(token) || products.has(token);
    // After words a minus belongs to what follows: "if −b".
    const joins = (before === 'thing' && isSign) || (before === 'words' && isRelation);
    if (!joins || /^[_^]/.test(tokens[index + 1] ?? '')) {
      write(token);
      if (opens || /^[,;]$/.test(token) || isRelation || joiners.has(token)) before = 'sign';
      else before = sizes.test(token) ? 'size' : 'thing';
      continue;
    }
    const mayBreak = brackets === 0 && !products.has(token);
    write(`${mayBreak ? '\\allowbreak ' : ''}${token}\\nobreak `);
    before = 'sign';
  }
  return clauses.map((clause) => clause.trim()).filter((clause) => clause !== '');
}
