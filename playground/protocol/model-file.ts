import { type ModelTensor, parseModelTensors, parseScores } from './model.ts';
import { finite, list, name, record } from './primitives.ts';

/** An author's model as its file has it. */
export interface ModelFile {
  tensors: ModelTensor[];
  scores: Record<string, number>;
  /** What it was made from. */
  made?: MadeBy | undefined;
}

/** The program and the seed that an author's model comes from. */
export interface MadeBy {
  /** First digits of the digest of the program and what it uses of `lab`, as recordings have it. */
  code: string;
  /** Absent where the program has none. */
  seed?: number | undefined;
}

/** The file of a model: JSON, with the numbers of each tensor as the base64 of their bytes, little end first. */
export function writeModelFile({ tensors, scores, made }: ModelFile): string {
  return `${JSON.stringify({ made, scores, tensors: tensors.map(writtenTensor) }, null, 1)}\n`;
}

/** A tensor as JSON can hold it. */
export const writtenTensor = ({
  shape,
  values,
}: ModelTensor): { shape: readonly number[]; values: string } => ({
  shape,
  values: base64Of(values),
});

/** Tensors out of JSON; undefined where they are malformed or too many. */
export function readTensors(data: unknown): ModelTensor[] | undefined {
  const tensors = list(data, (entry) => {
    const tensor = record(entry);
    const values = numbersOf(tensor?.['values']);
    return values && { shape: tensor?.['shape'], values };
  });
  return parseModelTensors(tensors);
}

/** Reads such a file; undefined where it is damaged. */
export function readModelFile(text: string): ModelFile | undefined {
  try {
    const file = record(JSON.parse(text));
    const tensors = readTensors(file?.['tensors']);
    return tensors && { tensors, scores: parseScores(file?.['scores']), made: parseMadeBy(file?.['made']) };
  } catch {
    return undefined;
  }
}

function parseMadeBy(data: unknown): MadeBy | undefined {
  const made = record(data);
  const code = name(made?.['code']);
  return code === undefined ? undefined : { code, seed: finite(made?.['seed']) };
}

function base64Of(values: Float32Array): string {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setFloat32(4 * index, value, true);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Undefined for what is no base64. */
function numbersOf(text: unknown): Float32Array | undefined {
  if (typeof text !== 'string') return undefined;
  let letters: string;
  try {
    letters = atob(text);
  } catch {
    return undefined;
  }
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getFloat32(4 * index, true));
}
