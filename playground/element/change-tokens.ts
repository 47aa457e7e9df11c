/** What a token ends with that goes on when letters are put behind it. */
const goesOn = /[\w.'"]$/;
/** What may take a token's place and look like it: a number, a word, a part of one. */
const plainToken = /^[\w.+'"-]*$/;

/**
 * Shows another text in highlighted code where, in each line that changes, it does so within one token, as a turned
 * knob changes it: all keep their colours. False, and nothing done, where more has changed.
 */
export function changeTokens(code: Element, before: string, after: string): boolean {
  const [old, next] = [before.split('\n'), after.split('\n')];
  if (old.length !== next.length) return false;
  const shown = code.querySelectorAll('.line');
  const changes: (() => void)[] = [];
  for (const [index, text] of next.entries()) {
    const was = old[index] ?? '';
    if (text === was) continue;
    const line = shown[index];
    const change = line && line.textContent === was ? changeIn(line, was, text) : undefined;
    if (!change) return false;
    changes.push(change);
  }
  for (const change of changes) change();
  return true;
}

/** Changes one line; undefined where more than a token is another. */
function changeIn(line: Element, was: string, text: string): (() => void) | undefined {
  const shorter = Math.min(was.length, text.length);
  let from = 0;
  while (from < shorter && was[from] === text[from]) from++;
  let same = 0;
  while (same < shorter - from && was.at(-1 - same) === text.at(-1 - same)) same++;
  const [to, words] = [was.length - same, text.slice(from, text.length - same)];
  if (!plainToken.test(words)) return undefined;
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let start = 0; walk.nextNode(); ) {
    const token = walk.currentNode as Text;
    const end = start + token.length;
    const within = from >= start && to <= end && (from < end || goesOn.test(token.data));
    if (within) {
      const at = from - start;
      return () => token.replaceData(at, to - from, words);
    }
    start += token.length;
  }
  return undefined;
}
