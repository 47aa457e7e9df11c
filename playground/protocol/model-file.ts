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
  const written = tensors.map(({ shape, values }) => ({ shape, values: base64Of(values) }));
  return `${JSON.stringify({ made, scores, tensors: written }, null, 1)}\n`;
}

/** Reads such a file; undefined where it is damaged. */
export function readModelFile(text: string): ModelFile | undefined {
  try {
    const file = record(JSON.parse(text));
    const tensors = list(file?.['tensors'], (entry) => {
      const tensor = record(entry);
      const values = tensor?.['values'];
      return typeof values === 'string' ? { shape: tensor?.['shape'], values: numbersOf(values) } : undefined;
    });
    const parsed = parseModelTensors(tensors);
    return (
      parsed && { tensors: parsed, scores: parseScores(file?.['scores']), made: parseMadeBy(file?.['made']) }
    );
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

function numbersOf(text: string): Float32Array {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getFloat32(4 * index, true));
}
