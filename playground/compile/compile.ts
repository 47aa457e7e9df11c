import { transform } from 'sucrase';
import { compiling as words } from '../words/en/session.ts';
import { firstNamespace } from './namespaces.ts';

export interface Diagnostic {
  message: string;
  /** Position in the TypeScript text, from 1. */
  line: number;
  column: number;
}

export type Compiled = { ok: true; javascript: string } | { ok: false; diagnostics: Diagnostic[] };

/**
 * Strips the types of a program and turns its imports into `require` calls, line for line, so that a position in
 * the JavaScript is the position in the reader's text. Sucrase does this in about a millisecond and is a twentieth
 * of TypeScript's size; types are checked in the editor and by `npm run check`, never on the way to a Run.
 */
export function compile(typescript: string): Compiled {
  try {
    const { code } = transform(typescript, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      preserveDynamicImport: false,
    });
    const namespace = firstNamespace(typescript);
    if (!namespace) return { ok: true, javascript: code };
    const message = words.namespace;
    return { ok: false, diagnostics: [{ message, ...namespace }] };
  } catch (error) {
    return { ok: false, diagnostics: [diagnose(error)] };
  }
}

function diagnose(error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const position = /\((\d+):(\d+)\)\s*$/.exec(text);
  const message = text.replace(/^Error transforming [^:]*:\s*/, '').replace(/\s*\(\d+:\d+\)\s*$/, '');
  return { message, line: Number(position?.[1] ?? 1), column: Number(position?.[2] ?? 1) };
}
