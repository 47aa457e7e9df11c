import { spawn } from 'node:child_process';
import { glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whatever changes the site when it changes. */
const SOURCES = [
  'src/**',
  'playground/**',
  'content/**',
  'public/**',
  '{package-lock,tsconfig}.json',
  'astro.config.mjs',
];

/**
 * The folder of the site built for a base path (`/` or `/course/`), built now when it is missing or older than
 * its sources. SITE_DIST names a folder that was built for `/` already, and is taken as it is.
 */
export async function builtSite(base: string): Promise<string> {
  const given = process.env['SITE_DIST'];
  if (base === '/' && given) return resolve(root, given);
  return builtOnce(base === '/' ? 'root' : base.replaceAll('/', ''), base, root, SOURCES);
}

/** Builds a project into `.cache/site/<name>`, unless what stands there is younger than its sources. */
async function builtOnce(name: string, base: string, project: string, sources: string[]): Promise<string> {
  const folder = join(root, '.cache', 'site', name);
  const stamp = join(root, '.cache', 'site', `${name}.stamp`);
  const built = Number(await readFile(stamp, 'utf8').catch(() => '0'));
  const changed = await newestChange(sources);
  if (changed > built) {
    await build(folder, base, project);
    await mkdir(dirname(stamp), { recursive: true });
    await writeFile(stamp, String(changed));
  }
  return folder;
}

/** When the youngest source was written, in milliseconds of the epoch. */
async function newestChange(sources: string[]): Promise<number> {
  let newest = 0;
  for await (const path of glob(sources, { cwd: root })) {
    newest = Math.max(newest, (await stat(join(root, path))).mtimeMs);
  }
  return newest;
}

function build(folder: string, base: string, project: string): Promise<void> {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--outDir', folder], {
    cwd: project,
    env: { ...withoutVitest(process.env), BASE_PATH: base, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`astro build for base path ${base} failed:\n${output.join('').slice(-4000)}`));
    });
  });
}

/**
 * The environment as it was before Vitest: it sets NODE_ENV and what `import.meta.env` holds (BASE_URL, DEV, …),
 * and a build that inherits them has no search and ignores its base path.
 */
function withoutVitest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(VITEST.*|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
