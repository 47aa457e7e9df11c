import { finite, list, name, record, whole } from './primitives.ts';

/** The weights of a model: a few lists of numbers. */
export interface ModelTensor {
  /** Number of values along each dimension. */
  readonly shape: readonly number[];
  /** Row-major, as many as the shape says. */
  readonly values: Float32Array;
}

/** What a program asks of the page about models. It may be forged: the page checks every word of it. */
export type ModelQuestion =
  | { ask: 'save'; name: string; tensors: ModelTensor[]; scores: Record<string, number> }
  | { ask: 'load'; name: string; from: 'reader' | 'author' };

/** The page's answer to the question of the same number; nothing is in that to a model that was saved. */
export type ModelReply =
  | { type: 'model'; request: number; tensors: ModelTensor[] }
  | { type: 'model-failed'; request: number; message: string };

/** Numbers of one model: 2 MB. */
export const maxModelValues = 500_000;
export const maxModelTensors = 200;
const maxRank = 6;
const maxScores = 8;

/** Whether a text may be the name of a model in its program. */
export const isModelName = (text: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 40;

/** Whether a text may name a model of any program: its name, with the program before it or alone. */
export const isModelPath = (text: string): boolean =>
  text.length <= 160 && text.split('/').every((part) => /^[a-z0-9-]{1,80}$/.test(part));

/** Parses a question about a model; undefined when it is malformed or too much. */
export function parseModelQuestion(data: unknown): ModelQuestion | undefined {
  const question = record(data);
  const named = name(question?.['name']);
  if (!question || named === undefined) return undefined;
  if (question['ask'] === 'load') {
    const from = question['from'] === 'author' ? 'author' : 'reader';
    return isModelPath(named) ? { ask: 'load', name: named, from } : undefined;
  }
  const tensors = parseModelTensors(question['tensors']);
  const scores = parseScores(question['scores']);
  return question['ask'] === 'save' && isModelName(named) && tensors
    ? { ask: 'save', name: named, tensors, scores }
    : undefined;
}

/** Parses weights, whoever has kept them; undefined when they are malformed or too many. */
export function parseModelTensors(data: unknown): ModelTensor[] | undefined {
  const tensors = list(data, parseTensor, maxModelTensors);
  const count = tensors?.reduce((sum, { values }) => sum + values.length, 0) ?? 0;
  return tensors && tensors.length > 0 && count <= maxModelValues ? tensors : undefined;
}

function parseTensor(data: unknown): ModelTensor | undefined {
  const tensor = record(data);
  const shape = list(tensor?.['shape'], whole, maxRank);
  const values = tensor?.['values'];
  if (!shape || !(values instanceof Float32Array)) return undefined;
  return shape.reduce((product, length) => product * length, 1) === values.length
    ? { shape, values }
    : undefined;
}

/** Scores that a program gives a model, by what they are called; what is none is left out. */
export function parseScores(data: unknown): Record<string, number> {
  const entries = Object.entries(record(data) ?? {}).slice(0, maxScores);
  return Object.fromEntries(
    entries.flatMap(([key, value]): [string, number][] => {
      const [label, score] = [name(key), finite(value)];
      return label !== undefined && score !== undefined ? [[label, score]] : [];
    }),
  );
}
