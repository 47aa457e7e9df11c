/** What `npm run new` writes: whole files by path, and what the author does next. */
export interface Made {
  files: Readonly<Record<string, string>>;
  next: readonly string[];
}

/** The question of a self-test, to be filled in. */
function question(id: string, text: string): string {
  return `<Question id="${id}">
${text}

<Answer>
A wrong answer that a reader might give.
<Why>What is wrong with it.</Why>
</Answer>

<Answer correct>
The right answer.
<Why>Why it is right.</Why>
</Answer>
</Question>
`;
}

/** A self-test of as many questions, whose ids name the chapter until the author gives them names of their own. */
export function quiz(chapter: string, count: number): string {
  const questions = Array.from({ length: count }, (_, index) =>
    question(`${chapter}-${String.fromCharCode(97 + index)}`, `Question ${index + 1}?`),
  );
  return `<Quiz>\n${questions.join('\n')}</Quiz>\n`;
}

/** A page with a block more: before its self-test, which stands last. */
export function withBlock(page: string, block: string): string {
  const end = page.search(/^<Quiz\b/m);
  return end < 0 ? `${page.trimEnd()}\n\n${block}` : `${page.slice(0, end)}${block}\n${page.slice(end)}`;
}

/** A title from a name: `two-features` becomes `Two features`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
