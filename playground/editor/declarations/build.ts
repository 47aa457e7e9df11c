import type { DeclarationFiles } from './files.ts';
import { labDeclarations } from './lab.ts';
import { tfjsDeclarations } from './tfjs.ts';

/** Everything that a program may import, as the editor's type checker reads it. */
export interface Declarations {
  tfjs: DeclarationFiles;
  lab: DeclarationFiles;
}

/** Reads the declarations of TensorFlow.js and has the compiler write those of `lab`. Runs in Node. */
export async function buildDeclarations(): Promise<Declarations> {
  return { tfjs: tfjsDeclarations(), lab: labDeclarations() };
}
