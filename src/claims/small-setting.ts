/** What a short run of a program changes: a constant by its name, or other code by its text. */
export interface Smaller {
  kind: 'constant' | 'code';
  name: string;
  value: string;
}

const number = String.raw`-?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const form = new RegExp(String.raw`\s*(?:(\w+)\s*=\s*(${number})|"([^"]+)"\s*=\s*"([^"]*)")\s*(?:,|$)`, 'y');

/** Reads what stands after `@small`. Throws a SyntaxError that says from where on it cannot be read. */
export function parseSmall(text: string): Smaller[] {
  const found: Smaller[] = [];
  form.lastIndex = 0;
  for (let at = 0; at < text.length; at = form.lastIndex) {
    const match = form.exec(text);
    if (!match) throw new SyntaxError(`it cannot be read from here on: ${text.slice(at).trim()}`);
    const [, name, value, code, other] = match;
    if (name !== undefined) found.push({ kind: 'constant', name, value: value ?? '' });
    else found.push({ kind: 'code', name: code ?? '', value: other ?? '' });
  }
  if (found.length === 0) throw new SyntaxError('it names nothing');
  return found;
}

/** The changes as a header has them; equal changes have equal texts. */
export function smallText(changes: readonly Smaller[]): string {
  return changes
    .map(({ kind, name, value }) => (kind === 'constant' ? `${name} = ${value}` : `"${name}" = "${value}"`))
    .join(', ');
}

/** Why a change cannot be made in a program without its header, and what mends it; undefined when it can. */
export function smallFault(
  code: string,
  { kind, name, value }: Smaller,
): { message: string; mend: string } | undefined {
  const places = placesOf(code, kind, name);
  if (name === 'seed') {
    return {
      message: '@small sets the seed.',
      mend: 'Name another: the short run has the seeds of the long.',
    };
  }
  if (places.length !== 1) {
    const where = places.length === 0 ? 'no' : 'more than one';
    return kind === 'constant'
      ? {
          message: `@small names ${name}, which ${where} line declares.`,
          mend: `Write one line const ${name} = …; at its beginning, or name code: "steps(300)" = "steps(20)".`,
        }
      : {
          message: `@small names "${name}", which ${where} place of the program has.`,
          mend: 'Name more or other code.',
        };
  }
  if (!isAnother(places[0] ?? '', value, kind))
    return { message: `@small gives ${name} the value that it has.`, mend: 'Give it a smaller one.' };
  return undefined;
}

/** The program without its header, with the changes made. Throws where one cannot be. */
export function makeSmaller(code: string, changes: readonly Smaller[]): string {
  return changes.reduce((text, change) => {
    const fault = smallFault(text, change);
    if (fault) throw new Error(`${fault.message} ${fault.mend}`);
    if (change.kind === 'code') return text.split(change.name).join(change.value);
    return text.replace(declared(change.name), (_, before: string) => `${before}${change.value};`);
  }, code);
}

function declared(name: string): RegExp {
  return new RegExp(`^(const ${name} = )([^;\\n]+);`, 'gm');
}

/** What stands at each place that a change names. */
function placesOf(code: string, kind: Smaller['kind'], name: string): string[] {
  if (kind === 'constant') return [...code.matchAll(declared(name))].map(([, , value]) => value ?? '');
  return code
    .split(name)
    .slice(1)
    .map(() => name);
}

/** Whether a value is another than what stands there, however its digits are written. */
function isAnother(there: string, value: string, kind: Smaller['kind']): boolean {
  if (kind === 'code') return there !== value;
  const digits = (text: string): number => Number(text.replaceAll('_', ''));
  return digits(there) !== digits(value);
}
