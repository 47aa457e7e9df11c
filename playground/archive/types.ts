/** Types of values that can be read, as version 3 names them. */
const readable = /^(bool|float(16|32|64)|u?int(8|16|32|64))$/;
/** The same as version 2 writes them: byte order, kind, bytes. */
const readableInTwo = /^[<>|](b1|[iu][1248]|f[248])$/;

/** Whether a type of version 3, as zarrita names those of version 2 too, is one whose values can be read. */
export function isReadable(type: string): boolean {
  return readable.test(type);
}

/**
 * Why an array's values cannot be read because of their type, by its metadata, in a sentence that says which can;
 * undefined where nothing is wrong. Zarrita reads times of version 2 as whole numbers and fails on those of version 3
 * with words that are no reader's.
 */
export function typeFault(metadata: Readonly<Record<string, unknown>>, version: 2 | 3): string | undefined {
  const given = metadata[version === 3 ? 'data_type' : 'dtype'];
  const inObject = typeof given === 'object' && given !== null && 'name' in given ? given.name : given;
  const type = typeof inObject === 'string' ? inObject : JSON.stringify(inObject);
  if ((version === 3 ? readable : readableInTwo).test(type)) return undefined;
  return (
    `its values are of the type ${type?.slice(0, 40)}${meaning(type)}. What can be read are whole numbers of 8 to 64 ` +
    'bits (int8 to int64, uint8 to uint64), floating-point numbers (float16, float32, float64) and truth values (bool).'
  );
}

function meaning(type = ''): string {
  if (/datetime64|^[<>]M8/.test(type)) return ', which are times';
  if (/timedelta64|^[<>]m8/.test(type)) return ', which are spans of time';
  if (/string|bytes|^[<>|][SUO]/.test(type)) return ', which are texts';
  return /complex|^[<>]c/.test(type) ? ', which are complex numbers' : '';
}
