import { type Code, i32, type Local, unsigned, type ValueType } from './code.ts';

const codes: Record<ValueType, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** Writes the body of a function, given its parameters by name and a way to declare locals. */
export type Body<Name extends string> = (
  parameters: Readonly<Record<Name, Local>>,
  local: (type?: ValueType) => Local,
) => Code;

interface Built {
  name: string;
  parameters: readonly ValueType[];
  locals: readonly ValueType[];
  body: Code;
}

/** A WebAssembly module of functions without results over one imported memory. */
export class ModuleBuilder {
  readonly #functions: Built[] = [];

  /**
   * Adds an exported function.
   *
   * @param names its parameters, all i32 but those that `floats` names after them
   */
  add<Name extends string, Float extends string = never>(
    name: string,
    names: readonly Name[],
    write: Body<Name | Float>,
    floats: readonly Float[] = [],
  ): void {
    const all = [...names, ...floats];
    const types = all.map((_, index) => (index < names.length ? 'i32' : 'f32'));
    const locals: ValueType[] = [];
    const body = write(
      Object.fromEntries(all.map((parameter, index) => [parameter, localAt(index)])) as Record<
        Name | Float,
        Local
      >,
      (type = 'i32') => localAt(types.length + locals.push(type) - 1),
    );
    this.#functions.push({ name, parameters: types, locals, body });
  }

  /** Calls a function that was added before. */
  call(name: string, ...args: Code[]): Code {
    const index = this.#functions.findIndex((built) => built.name === name);
    if (index < 0) throw new Error(`There is no function ${name} yet.`);
    return [args, 0x10, unsigned(index)];
  }

  /** @param shared whether the memory that will be imported is shared between threads */
  bytes(shared: boolean): Uint8Array<ArrayBuffer> {
    const list = (items: readonly Code[]): Code => [unsigned(items.length), items];
    const functions = this.#functions;
    const sections: [number, Code][] = [
      [1, list(functions.map(({ parameters }) => [0x60, list(parameters.map((type) => codes[type])), 0]))],
      [2, list([[text('env'), text('memory'), 2, shared ? [3, 0, unsigned(65536)] : [0, 0]]])],
      [3, list(functions.map((_, index) => unsigned(index)))],
      [7, list(functions.map(({ name }, index) => [text(name), 0, unsigned(index)]))],
      [
        10,
        list(
          functions.map(({ locals, body }) =>
            sized([list(locals.map((type) => [1, codes[type]])), body, 0x0b]),
          ),
        ),
      ],
    ];
    const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    return Uint8Array.from(flat([header, sections.map(([id, content]) => [id, sized(content)])]));
  }
}

function localAt(index: number): Local {
  const get: Code = [0x20, unsigned(index)];
  const set = (value: Code): Code => [value, 0x21, unsigned(index)];
  return { get, set, increase: (by) => set(i32.add(get, by)) };
}

function flat(code: Code, into: number[] = []): number[] {
  if (typeof code === 'number') into.push(code);
  else for (const part of code) flat(part, into);
  return into;
}

function sized(code: Code): Code {
  const bytes = flat(code);
  return [unsigned(bytes.length), bytes];
}

function text(value: string): Code {
  return [unsigned(value.length), [...new TextEncoder().encode(value)]];
}
