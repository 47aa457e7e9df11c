/** A word, a quoted name, a number or a sign of an expectation. */
export type Token =
  | { kind: 'word'; text: string }
  | { kind: 'name'; text: string }
  | { kind: 'number'; text: string; value: number }
  | { kind: 'sign'; text: string };

const forms: readonly [Token['kind'], RegExp][] = [
  ['name', /"((?:[^"\\]|\\")+)"/y],
  ['number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/y],
  ['sign', /<=|>=|<|>|\*/y],
  ['word', /[A-Za-z]+(?![\w"])/y],
];

/** Splits an expectation into its words. Throws a SyntaxError that names what it cannot read. */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  let place = 0;
  while (place < text.length) {
    if (text[place] === ' ') {
      place += 1;
      continue;
    }
    const [token, end] = tokenAt(text, place);
    found.push(token);
    place = end;
  }
  return found;
}

function tokenAt(text: string, place: number): [Token, end: number] {
  for (const [kind, form] of forms) {
    form.lastIndex = place;
    const match = form.exec(text);
    if (!match) continue;
    const [whole, inside = whole] = match;
    if (kind === 'number') return [{ kind, text: whole, value: Number(whole) }, form.lastIndex];
    return [{ kind, text: kind === 'name' ? inside.replaceAll('\\"', '"') : whole }, form.lastIndex];
  }
  throw new SyntaxError(`it cannot be read from here on: ${text.slice(place, place + 20)}`);
}

/** Takes tokens one by one. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  /** Takes the next token if it is this word or sign. */
  takes(...texts: readonly string[]): string | undefined {
    const token = this.#tokens[this.#next];
    if (!token || token.kind === 'name' || !texts.includes(token.text)) return undefined;
    this.#next += 1;
    return token.text;
  }

  /** Takes the next token, which must be one of these words or signs. */
  needs(...texts: readonly string[]): string {
    return this.takes(...texts) ?? this.#refuse(texts.join(', '));
  }

  name(what: string): string {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'name') return this.#refuse(`the ${what} in double quotes`);
    this.#next += 1;
    return token.text;
  }

  number(what: string): number {
    return this.takesNumber() ?? this.#refuse(what);
  }

  takesNumber(): number | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'number') return undefined;
    this.#next += 1;
    return token.value;
  }

  end(): void {
    if (this.#next < this.#tokens.length) this.#refuse('its end');
  }

  #refuse(expected: string): never {
    const said = this.#tokens.slice(0, this.#next).at(-1);
    const found = this.#tokens[this.#next];
    const after = said ? `after ${shown(said)}` : 'at the beginning';
    throw new SyntaxError(`${after} comes ${expected}, not ${found ? shown(found) : 'the end'}`);
  }
}

function shown(token: Token): string {
  return token.kind === 'name' ? `"${token.text}"` : token.text;
}
