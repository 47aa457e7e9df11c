/**
 * `npm run bench:programs`: how many seconds every program of the course takes from Run to its end, on WASM, WebGPU and
 * WebGL, one after another in the sandbox. `npm run bench:programs -- 08 tracks` takes those with one of these in their
 * paths; `--limit 120` stops each after so many seconds (300). Without a graphics processor software answers for it,
 * which says nothing about one.
 */
import { parseArgs } from 'node:util';
import { coursePrograms } from '../../src/commands/record/course-programs.ts';
import { openSandbox } from '../../src/commands/record/sandbox.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '300' } },
});
const limit = Number(values.limit) * 1000;
if (!(limit > 0)) throw new Error(`--limit takes a number of seconds, not ${values.limit}.`);
const backends = ['wasm', 'webgpu', 'webgl'] as const;
const programs = coursePrograms().filter(
  ({ path }) => positionals.length === 0 || positionals.some((part) => path.includes(part)),
);
if (programs.length === 0) throw new Error(`No program has ${positionals.join(' or ')} in its path.`);

const sandbox = await openSandbox();
try {
  console.log(`| program | ${backends.join(' | ')} |\n|---|${backends.map(() => '---').join('|')}|`);
  for (const { path, source } of programs) {
    const cells: string[] = [];
    for (const backend of backends) {
      const start = performance.now();
      const { outcome } = await sandbox.run({ source, backend, limit });
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      cells.push(outcome?.kind === 'finished' ? seconds : `${outcome?.kind ?? 'no end'} after ${seconds}`);
    }
    console.log(`| ${path.replace(/^content\/(chapters|datasets)\//, '')} | ${cells.join(' | ')} |`);
  }
} finally {
  await sandbox.close();
}
