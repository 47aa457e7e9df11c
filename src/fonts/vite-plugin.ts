import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { type Face, faces } from './faces.ts';

/** OpenType features that the styles use, and those without which letters stand wrongly. */
const features = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'rvrn', 'tnum'];

const cache = fileURLToPath(new URL('../../.cache/fonts/', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/**
 * Gives pages smaller fonts: `faces.ts` says which letters and weights are left. Those of a chapter weigh half as much so. They are made when the site is first built, and kept in `.cache/fonts`.
 */
export function smallerFonts(): Plugin {
  const byName = new Map<string, string>();
  return {
    name: 'smaller-fonts',
    enforce: 'pre',
    async config() {
      const files = await Promise.all(faces.map((face) => smaller(face)));
      const alias = faces.map(({ file }, index) => {
        const replacement = files[index] ?? file;
        byName.set(basename(file), replacement);
        return { find: new RegExp(`^${file.replaceAll('.', '\\.')}(?=$|\\?)`), replacement };
      });
      return { resolve: { alias } };
    },
    // KaTeX's own style sheet names its fonts by where they lie beside it.
    transform(code, id) {
      if (!/katex\/dist\/katex(\.min)?\.css/.test(id)) return undefined;
      return {
        code: code.replace(/url\(fonts\/([^)]+\.woff2)\)/g, (whole, name: string) =>
          byName.has(name) ? `url(katex/dist/fonts/${name})` : whole,
        ),
        map: null,
      };
    },
  };
}

function axis(weights: NonNullable<Face['weights']>): number | { min: number; max: number } {
  return typeof weights === 'number' ? weights : { min: weights[0], max: weights[1] };
}

/** The smaller font's file, made if it is not there. */
async function smaller({ file, letters, weights }: Face): Promise<string> {
  const original = await readFile(packages + file);
  const options = {
    targetFormat: 'woff2' as const,
    keepFeatures: features,
    ...(weights && { variationAxes: { wght: axis(weights) } }),
  };
  const digest = createHash('sha256')
    .update(original)
    .update(JSON.stringify([letters, options]))
    .digest('hex');
  const path = `${cache}${digest.slice(0, 16)}/${basename(file)}`;
  try {
    await readFile(path);
  } catch {
    const font = await subsetFont(original, letters, options);
    await mkdir(dirname(path), { recursive: true });
    // Two builds may make it at a time; each sees a whole file.
    const part = `${path}.${process.pid}`;
    await writeFile(part, font);
    await rename(part, path);
  }
  return path;
}
