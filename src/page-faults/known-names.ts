import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Known } from './fault.ts';

/** The names of components and figures, from paths below the project's root. */
export function namesIn(paths: Iterable<string>): Known {
  const [components, figures]: [string[], string[]] = [[], []];
  for (const path of paths) {
    if (/^src\/components\/[^/]+\.astro$/.test(path)) components.push(basename(path, '.astro'));
    else if (/^src\/figures\/[^/]+\/index\.ts$/.test(path)) figures.push(basename(dirname(path)));
  }
  return { components: components.sort(), figures: figures.sort() };
}

/** The same, from the disk. */
export function namesOnDisk(root: string): Known {
  return namesIn(
    globSync(['src/components/*.astro', 'src/figures/*/index.ts'], { cwd: root }).map((path) =>
      path.replaceAll('\\', '/'),
    ),
  );
}

/** Where a file lies below a root, with forward slashes. */
export function below(root: string, file: string): string {
  return file.replaceAll('\\', '/').slice(join(root, '/').length);
}
