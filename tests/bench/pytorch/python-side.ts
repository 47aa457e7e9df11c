import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Side } from '../sides/process.ts';
import type { Answer, Order } from '../sides/serve.ts';

const script = fileURLToPath(new URL('./side.py', import.meta.url));

/** What holds PyTorch, oneDNN and the libraries for products of matrices to the vectors of AVX2, of 256 bits. */
export const avx2Alone = {
  ATEN_CPU_CAPABILITY: 'avx2',
  ONEDNN_MAX_CPU_ISA: 'AVX2',
  MKL_ENABLE_INSTRUCTIONS: 'AVX2',
  OPENBLAS_CORETYPE: 'Haswell',
} as const;

/** A process of Python that trains with PyTorch. */
export class PythonSide implements Side {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;

  /**
   * @param python path of a Python with PyTorch
   * @param folder where the starts of the models are
   * @param threads that PyTorch may compute with
   * @param more what the process finds in its environment besides this one's
   */
  constructor(python: string, folder: string, threads: number, more: Readonly<Record<string, string>> = {}) {
    const most = String(threads);
    const env = { OMP_NUM_THREADS: most, OPENBLAS_NUM_THREADS: most, MKL_NUM_THREADS: most };
    this.#child = spawn(python, [script, folder, most], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env, ...more, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' },
    });
    this.#lines = createInterface(this.#child.stdout);
  }

  ask(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('Python has ended.'));
      if (this.#child.exitCode !== null) return ended();
      this.#child.once('exit', ended);
      this.#lines.once('line', (line) => {
        this.#child.off('exit', ended);
        resolve(JSON.parse(line) as Answer);
      });
      this.#child.stdin.write(`${JSON.stringify(order)}\n`);
    });
  }

  end(): void {
    this.#child.kill();
  }
}
