/** What an element of a page says: texts, numbers in braces, and names without a value. */
export type Attributes = ReadonlyMap<string, string | number | true>;

/** An attribute as MDX parses it. */
export interface MdxAttribute {
  type: string;
  name?: string;
  value?: unknown;
}

/** Reads an element's attributes. Throws a SyntaxError for one that is computed. */
export function readAttributes(attributes: readonly MdxAttribute[]): Attributes {
  return new Map(
    attributes.map(({ type, name, value }): [string, string | number | true] => {
      if (type !== 'mdxJsxAttribute' || name === undefined)
        throw new SyntaxError('attributes in braces cannot be read; write each as name="text"');
      if (typeof value === 'string') return [name, value];
      if (value === null || value === undefined) return [name, true];
      const text = String((value as { value?: unknown }).value).trim();
      if (text === '' || !Number.isFinite(Number(text)))
        throw new SyntaxError(`${name}={${text}} is no number; write a text in quotes`);
      return [name, Number(text)];
    }),
  );
}

/** The text of an attribute that must be there. */
export function needText(attributes: Attributes, name: string): string {
  const value = attributes.get(name);
  if (typeof value === 'string' && value !== '') return value;
  throw new SyntaxError(`it needs ${name}="…"`);
}

/** The number of an attribute, in braces or in quotes; undefined when it is absent. */
export function optionalNumber(attributes: Attributes, name: string): number | undefined {
  const value = attributes.get(name);
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new SyntaxError(`${name} is no number; write ${name}={2}`);
}

/** Throws when an element has an attribute that it does not know, with those it does. */
export function refuseOthers(attributes: Attributes, known: readonly string[]): void {
  const odd = [...attributes.keys()].find((name) => !known.includes(name));
  if (odd !== undefined) throw new SyntaxError(`it knows no ${odd}; it knows: ${known.join(', ')}`);
}
