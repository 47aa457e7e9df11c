import { isModelName, type ModelTensor, parseModelTensors, parseScores } from '../protocol/model.ts';
import { database } from './database.ts';
import { isLinked, isSlot } from './slots.ts';

/** A model that the reader has trained. */
export interface KeptModel {
  tensors: ModelTensor[];
  /** What the program said of it. */
  scores: Record<string, number>;
  /** Milliseconds of the epoch. */
  at: number;
}

/**
 * Models that are kept, of the reader's programs and of those that came with links; a further one takes the place of the oldest of
 * its kind, so that no stranger's program drives out the reader's. They have 2 MB at most.
 */
const most = { own: 40, linked: 10 };

const key = (slot: string, name: string): string => `${slot}/${name}`;

/** Which of the kept models share their room with one of this slot or path, and how many there is room for. */
function roomBeside(paths: readonly string[], own: string): { alike: string[]; room: number } {
  const alike = paths.filter((path) => isLinked(path) === isLinked(own));
  return { alike, room: isLinked(own) ? most.linked : most.own };
}

/** Whether a text may be the path of a kept model, `slot/name`. */
export function isKeptPath(text: string): boolean {
  const end = text.lastIndexOf('/');
  return isSlot(text.slice(0, end)) && isModelName(text.slice(end + 1));
}

/** Keeps a model in place of the one that had its name. Rejects where the browser refuses. */
export async function keepModel(slot: string, name: string, model: KeptModel): Promise<void> {
  await database.use(async (database) => {
    const transaction = database.transaction('models', 'readwrite');
    await transaction.store.put(model, key(slot, name));
    const keys = await transaction.store.getAllKeys();
    const { alike, room } = roomBeside(keys, slot);
    // Ages stand with the weights: they are read only where there are too many.
    if (alike.length > room) {
      const ages = await Promise.all(
        alike.map(async (own) => ({ own, at: parseModel(await transaction.store.get(own))?.at ?? 0 })),
      );
      ages.sort((a, b) => a.at - b.at);
      for (const { own } of ages.slice(0, alike.length - room)) await transaction.store.delete(own);
    }
    await transaction.done;
  });
}

/** A kept model by its path, `slot/name`; undefined where there is none or it is damaged. */
export async function keptModel(path: string): Promise<KeptModel | undefined> {
  return parseModel(await database.use((database) => database.get('models', path)));
}

/** Every kept model that can be read, by its path. */
export async function keptModels(): Promise<Map<string, KeptModel>> {
  return database.use(async (database) => {
    const { store } = database.transaction('models');
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const models = keys.flatMap((own, index): [string, KeptModel][] => {
      const model = parseModel(values[index]);
      return model ? [[own, model]] : [];
    });
    return new Map(models);
  });
}

/** How many models are kept, without reading their weights. */
export const countModels = (): Promise<number> => database.use((database) => database.count('models'));

/** How many models were new here, and how many there was no room for. */
export interface ModelsTakenIn {
  models: number;
  leftOut: number;
}

/** Where models lie while a transaction lasts. */
interface Shelf {
  getAllKeys(): Promise<string[]>;
  put(model: unknown, path: string): Promise<unknown>;
}

/** Keeps those of the models whose places are free, in a transaction of the caller's. */
export async function takeInModels(
  shelf: Shelf,
  models: ReadonlyMap<string, KeptModel>,
): Promise<ModelsTakenIn> {
  const taken: ModelsTakenIn = { models: 0, leftOut: 0 };
  const paths = new Set(await shelf.getAllKeys());
  // The newest first: where there is not room for all, the oldest are left out.
  for (const [path, model] of [...models].sort(([, a], [, b]) => b.at - a.at)) {
    if (paths.has(path)) continue;
    const { alike, room } = roomBeside([...paths], path);
    if (alike.length >= room) {
      taken.leftOut++;
      continue;
    }
    await shelf.put(model, path);
    paths.add(path);
    taken.models++;
  }
  return taken;
}

/** Deletes a kept model. */
export async function forgetModel(path: string): Promise<void> {
  await database.use((database) => database.delete('models', path));
}

/** What was stored, or stands in a file, may be damaged or of another edition. */
export function parseModel(value: unknown): KeptModel | undefined {
  const { tensors, scores, at } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const parsed = parseModelTensors(tensors);
  return parsed && typeof at === 'number' && Number.isFinite(at)
    ? { tensors: parsed, scores: parseScores(scores), at }
    : undefined;
}
