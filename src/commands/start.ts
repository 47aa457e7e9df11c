/**
 * `npm start`: builds the site and serves it, on the port PORT or the next free one (4321 unless said),
 * under BASE_PATH (`/` unless said). `--no-build` serves what was built before.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normaliseBase } from './base-path.ts';
import { listenOnFreePort } from './listen.ts';
import { createStaticServer } from './static-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'dist');
const base = normaliseBase(process.env['BASE_PATH']);
const wanted = Number(process.env['PORT'] ?? 4321);
const host = process.env['HOST'];

if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
  console.error(`PORT is ${process.env['PORT']}, which is no port: give a whole number from 1 to 65535.`);
  process.exit(1);
}

if (!process.argv.includes('--no-build')) {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const env = { ...process.env, NODE_ENV: 'production', BASE_PATH: base, ASTRO_TELEMETRY_DISABLED: '1' };
  const build = spawnSync(process.execPath, [astro, 'build'], { cwd: root, env, stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
if (!existsSync(join(folder, 'index.html'))) {
  console.error(`${folder} holds no site: run npm start without --no-build.`);
  process.exit(1);
}

const create = () => createStaticServer({ folder, base, hostHeaders: true });
const { port, servers } = await listenOnFreePort(create, wanted, host ? [host] : undefined);
if (port !== wanted) console.log(`Port ${wanted} is busy.`);
console.log(`The course is at http://${host ?? 'localhost'}:${port}${base} (Ctrl+C ends)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });
}
