import { inMegabytes } from './budget.ts';
import { Pace, pieceBytes } from './codecs/pace.ts';

/** Reading JSON holds up the page; the largest archives of WeatherBench 2 have less than one megabyte. */
const maxBytes = 2 * 2 ** 20;
/** A parser is slower the deeper it has to go; metadata of Zarr have about ten levels. */
const maxDepth = 64;
/** Objects, lists and what they hold: each costs far more time than its bytes tell. WeatherBench 2 has some 10,000. */
const maxEntries = 50_000;

/** Digits in a row: a parser of large whole numbers takes a time that grows with their square. A time has 20. */
const maxDigits = 400;

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c];

/**
 * Looks through a file of JSON before anybody parses it, which takes one task however long it takes.
 * @throws an error in words when it is too large, too deep, or has too many values
 */
export async function boundJson(bytes: Uint8Array, file: string): Promise<void> {
  const refuse = (what: string): Error => new Error(`The archive's file ${file} ${what}.`);
  if (bytes.byteLength > maxBytes) throw refuse(`is larger than ${inMegabytes(maxBytes)}`);
  const pace = new Pace();
  let [depth, entries, quoted, digits] = [0, 0, false, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (at % pieceBytes === 0) await pace.rest();
    const byte = bytes[at] as number;
    // Quoted ones count as well: a fill value of 64 bits is written as a text.
    digits = byte >= 0x30 && byte <= 0x39 ? digits + 1 : 0;
    if (digits > maxDigits) throw refuse(`holds a number of more than ${maxDigits} digits`);
    if (byte === quote) quoted = !quoted;
    else if (quoted) at += byte === backslash ? 1 : 0;
    else if (byte === comma) entries++;
    // Both kinds of brackets differ in the bit of 32 only: [ and {, ] and }.
    else if ((byte | 32) === 0x7b) {
      entries++;
      if (++depth > maxDepth) throw refuse(`is nested deeper than ${maxDepth} levels`);
    } else if ((byte | 32) === 0x7d) depth--;
    if (entries > maxEntries) throw refuse(`holds more than ${maxEntries} values`);
  }
}
