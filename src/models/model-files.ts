import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** An author's model as a file of a chapter. */
export interface ModelPlace {
  path: string;
  /** Where it lies below `models/`, without `.json`: chapter, program and name. */
  address: string;
  /** The slot of its program. */
  program: string;
  name: string;
}

/** The models of all chapters, `content/chapters/13-what-we-learned/models/five-kinds.dense.json` and others. */
export function modelFiles(root: string): ModelPlace[] {
  return globSync('content/chapters/*/models/*.json', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const chapter = path.split('/')[2]?.replace(/^\d+-/, '') ?? '';
      const [program = '', name = ''] = basename(path, '.json').split('.');
      return {
        path: join(root, path),
        address: `${chapter}/${program}/${name}`,
        program: `${chapter}/${program}`,
        name,
      };
    });
}
