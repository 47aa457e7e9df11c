import { readModelFile, writeModelFile } from '../../../playground/protocol/model-file.ts';
import type { Models } from '../../../playground/runner/conversation.ts';

/**
 * Where programs that nobody watches keep their models: as long as their run lasts. They load the author's, and their own.
 * @param saved takes the models in, by their names
 */
export function modelsOfRun(saved: Record<string, string>): Models {
  return async (question) => {
    if (question.ask === 'save') {
      saved[question.name] = writeModelFile(question);
      return [];
    }
    const text = question.from === 'author' ? await authors(question.name) : saved[question.name];
    const model = text === undefined ? undefined : readModelFile(text);
    if (!model) throw new Error(`There is no model "${question.name}".`);
    return model.tensors;
  };
}

async function authors(name: string): Promise<string | undefined> {
  const response = await fetch(`/models/${name}.json`);
  return response.ok ? response.text() : undefined;
}
