import { isTensor } from '../host/tensor-like.ts';

/** Letters of a text that an error repeats. */
const shown = 40;

/** What a value is, in words that finish "it is …": for errors about arguments. Never throws, whatever it is given. */
export function described(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return `the text ${JSON.stringify(value.length > shown ? `${value.slice(0, shown)}…` : value)}`;
    case 'bigint':
      return `the BigInt ${value}n, which is no number`;
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : describedObject(value);
    default:
      return String(value);
  }
}

function describedObject(value: object): string {
  if (isTensor(value)) return `a tensor of shape [${value.shape}]`;
  if (Array.isArray(value)) {
    if (value.length === 0) return 'an empty array';
    const [first] = value as unknown[];
    if (Array.isArray(first)) return 'an array of arrays';
    if (first === undefined) return 'an array with holes';
    return `an array that begins with ${typeof first === 'number' ? 'a number' : described(first)}`;
  }
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (kind === 'Object') return 'an object';
  if (kind === 'Promise') return 'a promise, whose value comes with await';
  return `${/^[AEIO]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
