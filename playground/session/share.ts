import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { links } from '../words/en/session.ts';

/** What a link can carry. */
export interface SharedProgram {
  title: string;
  source: string;
  /** The file of the course whose text it is said to be. */
  from?: string | undefined;
}

export type ReadLink = { ok: true; program: SharedProgram } | { ok: false; message: string };

/** Letters of a program in a link. Reading refuses what is longer, for a program that was cut would not be the same. */
const maxSource = 200_000;

/** Said where a link was asked for and there can be none. */
export const tooLongForLink = links.tooLong(maxSource);

export function fitsLink({ source }: SharedProgram): boolean {
  return source.length <= maxSource;
}

/**
 * Packs a program into the part of an address after `#`; it never reaches a server. Only one that fits can be read
 * again.
 */
export function writeFragment(program: SharedProgram): string {
  const packed = deflateSync(strToU8(JSON.stringify([1, program.title, program.source])), { level: 9 });
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const code = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `#code=${code}${program.from ? `&from=${program.from}` : ''}`;
}

/** Reads a program out of an address; undefined when it carries none. Never throws. */
export function readFragment(fragment: string): ReadLink | undefined {
  const encoded = /^#?(?:.*&)?code=([^&]*)/.exec(fragment)?.[1];
  const from = /&from=([\w/-]+\.[0-9a-f]{10})$/.exec(fragment)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const base64 = encoded.replaceAll('-', '+').replaceAll('_', '/');
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    // The output buffer bounds what a crafted link can unfold to.
    const data: unknown = JSON.parse(strFromU8(inflateSync(packed, { out: new Uint8Array(maxSource * 4) })));
    if (!Array.isArray(data) || data[0] !== 1 || typeof data[1] !== 'string' || typeof data[2] !== 'string')
      return damaged;
    const program = { title: data[1].slice(0, 200), source: unixLines(data[2]), ...(from && { from }) };
    return fitsLink(program) ? { ok: true, program } : damaged;
  } catch {
    return damaged;
  }
}

/** The editors and the runs know one kind of line end; another would count as a change that nobody made. */
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n');

const damaged: ReadLink = {
  ok: false,
  message: links.damaged,
};
