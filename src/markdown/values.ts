import { globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { figureNumbers } from '../claims/figure-numbers.ts';
import { asSentence } from '../claims/missing.ts';
import { numberElements, printElement } from '../claims/print-element.ts';
import { type Recording, readRecording, recordingPath } from '../claims/recording.ts';
import type { Sources } from '../claims/value-text.ts';
import type { File, Node } from './nodes.ts';
import { elements, fail } from './nodes.ts';

export interface ValuesOptions {
  /** Absolute path of the project, which has `content/` and `src/figures/`. */
  root: string;
}

/**
 * Gives every `<Value>`, `<Change>` and `<Holds>` the number it asks for, out of the recorded results. One that is not there
 * stops the build, at its line.
 */
export function remarkValues({ root }: ValuesOptions) {
  return async (tree: Node, file: File): Promise<void> => {
    const sources = sourcesOf(root, relative(root, file.path).split(sep).join('/'));
    for (const name of numberElements) {
      for (const element of elements(tree, name)) {
        const printed = await printElement(name, element.attributes ?? [], sources);
        if ('fault' in printed) fail(file, element, `<${name}> prints nothing: ${asSentence(printed.fault)}`);
        element.attributes = [
          { type: 'mdxJsxAttribute', name: 'text', value: printed.text },
          { type: 'mdxJsxAttribute', name: 'value', value: String(Number(printed.value.toPrecision(6))) },
        ];
      }
    }
  };
}

/** What a page may name, read from the disk once a page. */
function sourcesOf(root: string, page: string): Sources {
  let paths: string[] | undefined;
  const known = new Map<string, Recording>();
  return {
    recording(program) {
      paths ??= globSync('content/**/recorded/*.json', { cwd: root }).map((path) =>
        path.split(sep).join('/'),
      );
      const found = recordingPath(program, page, paths);
      if ('fault' in found) return found;
      const recording = known.get(found.path) ?? readRecording(readFileSync(join(root, found.path), 'utf8'));
      known.set(found.path, recording);
      return recording;
    },
    figure: (name) => figureNumbers(root, name),
  };
}
