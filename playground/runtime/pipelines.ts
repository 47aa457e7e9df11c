/** Shaders kept for the next worker, and the longest one kept. */
const maxShaders = 200;
const maxLength = 20_000;

/**
 * Compiles ahead the shaders that the last run used. Every run has a new worker and so a new device with no
 * pipelines; compiling tfjs's forty or so for a small model takes longer than its first steps. A pipeline is used
 * again only for exactly the same text, so what another program left behind can change no result.
 */
export class Pipelines {
  readonly #used = new Set<string>();

  constructor(device: GPUDevice, shaders: readonly string[]) {
    const modules = new Map<string, GPUShaderModule>();
    const texts = new WeakMap<GPUShaderModule, string>();
    const ready = new Map<string, GPUComputePipeline>();
    const createModule = device.createShaderModule.bind(device);
    const createPipeline = device.createComputePipeline.bind(device);

    const moduleOf = (descriptor: GPUShaderModuleDescriptor): GPUShaderModule => {
      const known = modules.get(descriptor.code);
      if (known) return known;
      const made = createModule(descriptor);
      modules.set(descriptor.code, made);
      texts.set(made, descriptor.code);
      return made;
    };
    device.createShaderModule = moduleOf;
    device.createComputePipeline = (descriptor) => {
      const text = texts.get(descriptor.compute.module);
      // Exactly what tfjs asks for; anything else is compiled as it is asked for.
      if (text === undefined || descriptor.layout !== 'auto' || descriptor.compute.entryPoint !== '_start') {
        return createPipeline(descriptor);
      }
      this.#used.add(text);
      return ready.get(text) ?? createPipeline(descriptor);
    };
    for (const code of shaders) {
      device
        .createComputePipelineAsync({
          compute: { module: moduleOf({ code }), entryPoint: '_start' },
          layout: 'auto',
        })
        .then(
          (pipeline) => ready.set(code, pipeline),
          // A shader that does not compile will say so where it is used.
          () => {},
        );
    }
  }

  /** The texts of the shaders that this worker has used. */
  get used(): string[] {
    return worthKeeping(this.#used);
  }
}

/** The shaders that the next worker gets. */
export function worthKeeping(texts: Iterable<string>): string[] {
  return [...texts].filter((text) => text.length <= maxLength).slice(0, maxShaders);
}
