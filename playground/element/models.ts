import { isModelName, type ModelQuestion, type ModelTensor } from '../protocol/model.ts';
import { readModelFile } from '../protocol/model-file.ts';
import type { Models } from '../runner/conversation.ts';
import { isLinked } from '../store/slots.ts';
import { models as words } from '../words/en/element.ts';

/**
 * Keeps and loads the models of one playground. A program keeps models under its own slot and no other. It loads the author's,
 * its own, and the reader's of other programs, unless it came with a link: a stranger's program is told of nobody's but the author's
 * and its own.
 *
 * @param slot under which name the program that runs is kept
 * @param folder address of the author's models
 */
export function modelsOf(slot: Promise<string>, folder: string): Models {
  return async (question: ModelQuestion): Promise<ModelTensor[]> => {
    const own = await slot;
    if (question.ask === 'load' && question.from === 'author') return authors(folder, question.name, own);
    // The store is fetched when a program first asks for it.
    const { keepModel, keptModel } = await import('../store/models.ts');
    if (question.ask === 'save') {
      const { name, tensors, scores } = question;
      await keepModel(own, name, { tensors, scores, at: Date.now() }).catch(() => {
        throw new Error(words.notKept);
      });
      document.dispatchEvent(new Event('models-kept'));
      return [];
    }
    const isOwn = isModelName(question.name);
    if (!isOwn && isLinked(own)) throw new Error(words.notForLinks);
    const path = isOwn ? `${own}/${question.name}` : question.name;
    const model = await keptModel(path).catch(() => undefined);
    if (!model) throw new Error(words.none(question.name));
    return model.tensors;
  };
}

async function authors(folder: string, name: string, own: string): Promise<ModelTensor[]> {
  const path = isModelName(name) && !isLinked(own) ? `${own}/${name}` : name;
  const response = await fetch(`${folder}${path}.json`).catch(() => undefined);
  const model = response?.ok ? readModelFile(await response.text()) : undefined;
  if (!model) throw new Error(words.noneOfAuthor(name));
  return model.tensors;
}
