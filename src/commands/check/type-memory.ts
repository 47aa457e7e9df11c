import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../data/sha256.ts';
import type { Project, TypeMemory } from './project.ts';

/** What the types of a program depend on: its text, the text that a check imports, what `lab` offers, the packages. */
export function typeKey(project: Project, path: string): string {
  const beside = path.replace(/\/checks\//, '/programs/');
  return sha256([path, project.text.get(path), project.text.get(beside), surroundings(project)].join('\0'));
}

const known = new WeakMap<Project, string>();

function surroundings(project: Project): string {
  let found = known.get(project);
  if (found === undefined) {
    const shared = [...project.text]
      .filter(([path]) => /^(playground\/|package-lock\.json$)/.test(path))
      .sort();
    found = sha256(JSON.stringify(shared));
    known.set(project, found);
  }
  return found;
}

/** The memory that is kept in a project's `.cache/`, which git ignores. */
export function keptTypes(root: string): TypeMemory & { save(): void } {
  const file = join(root, '.cache/clean-types.json');
  const before = read(file);
  const now = new Set<string>(before);
  return {
    isClean: (key) => now.has(key),
    add: (key) => now.add(key),
    save() {
      if (now.size === before.length) return;
      mkdirSync(dirname(file), { recursive: true });
      // The last thousand are more than a course has; older ones are of texts that are gone.
      writeFileSync(file, JSON.stringify([...now].slice(-1000)));
    },
  };
}

function read(file: string): string[] {
  try {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(data) ? data.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
