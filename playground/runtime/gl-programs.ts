import * as tf from '@tensorflow/tfjs';
import type { GPGPUContext } from '@tensorflow/tfjs-backend-webgl';
import { worthKeeping } from './pipelines.ts';

type Program = ReturnType<GPGPUContext['createProgram']>;

/**
 * Draws one point ahead with each shader that the last run used: the same as `Pipelines`, for WebGL. A driver compiles
 * a shader for good when something is first drawn with it, and a small model needs a hundred: on a software GPU a run
 * waited a second for them. A program is used again only for exactly the same text.
 */
export class GlPrograms {
  readonly #used = new Set<string>();
  readonly #ready = new Map<string, Program>();
  readonly #link: (text: string) => Program | undefined;
  readonly #gpgpu: GPGPUContext;
  readonly #shaders: readonly string[];

  constructor(gpgpu: GPGPUContext, shaders: readonly string[]) {
    this.#gpgpu = gpgpu;
    this.#shaders = shaders;
    const { gl } = gpgpu;
    const texts = new WeakMap<WebGLShader, string>();
    const setSource = gl.shaderSource.bind(gl);
    const compile = gl.compileShader.bind(gl);
    const parameterOf = gl.getShaderParameter.bind(gl);
    const createProgram = gpgpu.createProgram.bind(gpgpu);
    const isReady = (shader: WebGLShader): boolean => this.#ready.has(texts.get(shader) ?? '');

    gl.shaderSource = (shader, text) => {
      texts.set(shader, text);
      setSource(shader, text);
    };
    // The shader of a program that is ready is not compiled again; tfjs asks whether it was.
    gl.compileShader = (shader) => (isReady(shader) ? undefined : compile(shader));
    gl.getShaderParameter = (shader, name) =>
      name === gl.COMPILE_STATUS && isReady(shader) ? true : parameterOf(shader, name);
    gpgpu.createProgram = (shader) => {
      const text = texts.get(shader) ?? '';
      this.#used.add(text);
      const ready = this.#ready.get(text);
      // tfjs deletes the programs that it was given: none is given twice.
      this.#ready.delete(text);
      return ready ?? createProgram(shader);
    };
    this.#link = (text) => {
      const shader = gl.createShader(gl.FRAGMENT_SHADER);
      if (!shader) return undefined;
      setSource(shader, text);
      compile(shader);
      return parameterOf(shader, gl.COMPILE_STATUS) ? createProgram(shader) : undefined;
    };
  }

  /** Compiles the shaders one by one; `goOn` is asked before each. */
  async warm(goOn: () => Promise<boolean>): Promise<void> {
    if (this.#shaders.length === 0) return;
    const gpgpu = this.#gpgpu;
    const [single, packed] = tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')
      ? [gpgpu.createFloat32MatrixTexture(1, 1), gpgpu.createPackedMatrixTexture(1, 1)]
      : [gpgpu.createFloat16MatrixTexture(1, 1), gpgpu.createFloat16PackedMatrixTexture(1, 1)];
    try {
      for (const text of this.#shaders) {
        if (!(await goOn())) return;
        const program = this.#link(text);
        if (!program) continue;
        gpgpu.buildVao(program);
        if (text.includes('setOutput(vec4')) gpgpu.setOutputPackedMatrixTexture(packed.texture, 1, 1);
        else gpgpu.setOutputMatrixTexture(single.texture, 1, 1);
        gpgpu.executeProgram();
        // So that a reader who presses Run waits for one at most.
        await gpgpu.createAndWaitForFence();
        this.#ready.set(text, program);
      }
    } finally {
      gpgpu.deleteMatrixTexture(single.texture);
      gpgpu.deleteMatrixTexture(packed.texture);
    }
  }

  /** The texts of the shaders that this worker has used. */
  get used(): string[] {
    return worthKeeping(this.#used);
  }
}
