import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { DeclarationFiles } from './files.ts';
import { globalsDeclaration } from './globals.ts';

const scope = '@tensorflow/';
const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/**
 * The declarations of TensorFlow.js that `import '@tensorflow/tfjs'` reaches, each file in its own place. They stay
 * apart because the chained operations (`x.matMul(…)`) are augmentations of one inner file by others: a bundler of
 * declarations gives those inner paths up, and with them the methods.
 */
export function tfjsDeclarations(): DeclarationFiles {
  const files: DeclarationFiles = { '@tensorflow/globals.d.ts': globalsDeclaration };
  const waiting = ['@tensorflow/tfjs/dist/index.d.ts'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in files) continue;
    const text = readFileSync(join(modules, path), 'utf8');
    files[path] = withoutLicence(text);
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const target = fileName.startsWith('.') ? join(dirname(path), fileName) : fileName;
      if (target.startsWith(scope)) waiting.push(declarationOf(target));
    }
  }
  // Without package.json files, which the checker in the browser does not read, a package is its index.d.ts.
  for (const name of packagesOf(files)) {
    files[`${name}/index.d.ts`] = "export * from './dist/index';\n";
  }
  return files;
}

function packagesOf(files: DeclarationFiles): Set<string> {
  const inPackages = Object.keys(files).filter((path) => path.includes('/dist/'));
  return new Set(inPackages.map((path) => path.split('/').slice(0, 2).join('/')));
}

function declarationOf(module: string): string {
  const candidates = ['.d.ts', '/index.d.ts', '/dist/index.d.ts'].map((ending) => module + ending);
  const found = candidates.find((path) => existsSync(join(modules, path)));
  if (!found)
    throw new Error(`TensorFlow.js declares ${module}, but none of ${candidates.join(', ')} exists.`);
  return found;
}

/** Licences and loader hints are a third of the text and nothing that the checker or a reader of hovers needs. */
function withoutLicence(text: string): string {
  return text
    .replace(/\/\*\*?(?:(?!\*\/)[\s\S])*(?:@license|Licensed under|@fileoverview)[\s\S]*?\*\//g, '')
    .replace(/^\/\/\/ <.*$/gm, '')
    .replace(/\n\s*\n/g, '\n')
    .trimStart();
}
