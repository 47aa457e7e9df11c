import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** What a link can carry. */
export interface SharedProgram {
  title: string;
  source: string;
}

export type ReadLink = { ok: true; program: SharedProgram } | { ok: false; message: string };

const maxSource = 200_000;

/** Packs a program into the part of an address after `#`; it never reaches a server. */
export function writeFragment(program: SharedProgram): string {
  const packed = deflateSync(strToU8(JSON.stringify([1, program.title, program.source])), { level: 9 });
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  return `#code=${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Reads a program out of an address; undefined when it carries none. Never throws. */
export function readFragment(fragment: string): ReadLink | undefined {
  const encoded = /^#?(?:.*&)?code=([^&]*)/.exec(fragment)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const base64 = encoded.replaceAll('-', '+').replaceAll('_', '/');
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    // The output buffer bounds what a crafted link can unfold to.
    const data: unknown = JSON.parse(strFromU8(inflateSync(packed, { out: new Uint8Array(maxSource * 4) })));
    if (!Array.isArray(data) || data[0] !== 1 || typeof data[1] !== 'string' || typeof data[2] !== 'string')
      return damaged;
    return { ok: true, program: { title: data[1].slice(0, 200), source: data[2].slice(0, maxSource) } };
  } catch {
    return damaged;
  }
}

const damaged: ReadLink = {
  ok: false,
  message: 'The link is damaged: its program could not be read. It may have been cut off when it was copied.',
};
