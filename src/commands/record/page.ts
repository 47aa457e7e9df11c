import { compile } from '../../../playground/compile/compile.ts';
import type { SandboxAssets } from '../../../playground/protocol/assets.ts';
import { type Backend, backends, type ProgramEvent } from '../../../playground/protocol/events.ts';
import { AssetSource } from '../../../playground/runner/asset-source.ts';
import { Runner } from '../../../playground/runner/runner.ts';
import { modelsOfRun } from './models-of-run.ts';
import { pack } from './portable.ts';

/* The page that runs programs for the recorder and the content tests: the real runner and sandbox, no views. */

export interface PageRequest {
  source: string;
  check?: string;
  backend?: Backend;
  /** After so long the program is stopped, in milliseconds. */
  limit: number;
}

declare global {
  var assets: SandboxAssets;
  var runProgram: (request: PageRequest) => Promise<unknown[]>;
  /** The models that the last program has saved, by their names, as their files have them. */
  var savedModels: Record<string, string>;
}

const runner = new Runner(new AssetSource(globalThis.assets));

globalThis.runProgram = async ({ source, check, backend, limit }) => {
  const events: ProgramEvent[] = [];
  globalThis.savedModels = {};
  await runner.run({
    program: { javascript: compiled(source) },
    check: check === undefined ? undefined : { javascript: compiled(check) },
    models: modelsOfRun(globalThis.savedModels),
    order: backend ? [backend] : backends,
    signal: AbortSignal.timeout(limit),
    onEvents: (batch) => events.push(...batch),
  });
  return events.map(pack);
};

function compiled(source: string): string {
  const result = compile(source);
  if (!result.ok)
    throw new Error(result.diagnostics.map(({ line, message }) => `line ${line}: ${message}`).join('; '));
  return result.javascript;
}
