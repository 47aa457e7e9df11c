import * as zarr from 'zarrita';
import type { ArchiveContents, ArchivePart, ArchiveQuestion } from '../protocol/archive.ts';
import { boundCodecs } from './bounded-codecs.ts';
import type { Budget } from './budget.ts';
import { inWords } from './explain.ts';
import { formatOf } from './metadata.ts';
import { RemoteStore } from './remote-store.ts';
import { choose } from './selection.ts';
import { bytesOf, describe, type Stored, sound } from './stored.ts';
import { type Packed, packingOf, unpack } from './values.ts';

type Queue = ReturnType<NonNullable<zarr.GetOptions['createQueue']>>;

/** Arrays that an archive may list. */
const maxArrays = 500;
/** Chunks that are fetched and unpacked at a time. */
const lanes = 4;

boundCodecs(zarr.registry);

/** An archive on another site. This file brings zarrita along, so it is imported when a program first asks. */
export class Archive {
  readonly #arrays: ReadonlyMap<string, Stored>;
  readonly #version: 2 | 3;
  readonly #signal: AbortSignal;
  readonly #attributes: Record<string, unknown>;

  private constructor(
    arrays: ReadonlyMap<string, Stored>,
    version: 2 | 3,
    attributes: Record<string, unknown>,
    signal: AbortSignal,
  ) {
    this.#arrays = arrays;
    this.#version = version;
    this.#attributes = attributes;
    this.#signal = signal;
  }

  /** Opens the archive in a folder; rejects with a sentence for the reader. */
  static async open(base: URL, budget: Budget, signal: AbortSignal): Promise<Archive> {
    const store = new RemoteStore(base, budget, signal);
    const { version, consolidated } = await formatOf(store, base.href);
    // Without a kind, version 2 would ask the host whether the group is an array.
    const groupOf = (at: zarr.Location<zarr.Readable>): Promise<zarr.Group<zarr.Readable>> =>
      version === 2
        ? zarr.open.v2(at, { kind: 'group', signal })
        : zarr.open.v3(at, { kind: 'group', signal });
    const open = (at: zarr.Location<zarr.Readable>): Promise<Stored | zarr.Group<zarr.Readable>> =>
      version === 2 ? zarr.open.v2(at, { signal }) : zarr.open.v3(at, { signal });
    if (!consolidated) {
      const node = await open(zarr.root(store)).catch((error: unknown) => Promise.reject(inWords(error)));
      if (node.kind === 'group') {
        throw new Error(
          'This archive has no consolidated metadata, so that a page cannot list its arrays. Open one of its arrays ' +
            'by an address of its own.',
        );
      }
      if (!sound(node)) throw new Error('The sizes or the type that this array names cannot be read.');
      const name = decodeURIComponent(base.pathname.split('/').at(-2) ?? '');
      return new Archive(new Map([[name, node]]), version, {}, signal);
    }
    const listed = await zarr
      .withConsolidatedMetadata(store, { format: version === 2 ? 'v2' : 'v3' })
      .catch((error: unknown) => Promise.reject(inWords(error)));
    const root = zarr.root(listed);
    const arrays = new Map<string, Stored>();
    for (const { path, kind } of listed.contents()) {
      if (kind !== 'array' || arrays.size === maxArrays) continue;
      // An array of a type that zarrita does not know, such as a text, must not hide the others.
      const array = await open(root.resolve(path)).catch(() => undefined);
      if (array?.kind === 'array' && sound(array)) arrays.set(path.slice(1), array);
    }
    const group = await groupOf(root).catch(() => undefined);
    return new Archive(arrays, version, { ...group?.attrs }, signal);
  }

  contents(): ArchiveContents {
    return {
      arrays: [...this.#arrays].map(([name, array]) => describe(name, array)),
      attributes: this.#attributes,
    };
  }

  /** Reads a part of an array, and the coordinates of the dimensions that are left. */
  async read({ array: name, picks }: ArchiveQuestion & { ask: 'read' }): Promise<ArchivePart> {
    const array = this.#arrays.get(name);
    if (!array)
      throw new Error(`This archive has no array "${name}"; it has ${[...this.#arrays.keys()].join(', ')}.`);
    const described = describe(name, array);
    const chosen = choose(described, picks, bytesOf(array.dtype));
    const shape = chosen.flatMap(({ first, end, stays }) => (stays ? [end - first] : []));
    const dims = described.dims.filter((_, axis) => chosen[axis]?.stays);
    const count = shape.reduce((product, size) => product * size, 1);
    const values = unpack(
      await this.#get(
        name,
        array,
        chosen.map(({ first, end, stays }) => (stays ? zarr.slice(first, end) : first)),
      ),
      this.#packing(array),
      new Float32Array(count),
    );
    const coordinates: Record<string, Float64Array> = {};
    for (const [axis, dimension] of described.dims.entries()) {
      const along = this.#arrays.get(dimension);
      const range = chosen[axis];
      if (!range?.stays || !along || along === array) continue;
      const own = describe(dimension, along);
      if (own.shape.length !== 1 || own.shape[0] !== array.shape[axis]) continue;
      choose(own, [], bytesOf(along.dtype));
      coordinates[dimension] = unpack(
        await this.#get(dimension, along, [zarr.slice(range.first, range.end)]),
        this.#packing(along),
        new Float64Array(range.end - range.first),
      );
    }
    return { values, shape, dims, coordinates };
  }

  async #get(name: string, array: Stored, selection: (number | zarr.Slice)[]): Promise<Packed> {
    const found = await zarr
      .get(array, selection, { signal: this.#signal, createQueue: inLanes })
      .catch((error: unknown) => Promise.reject(inWords(error, name)));
    return typeof found === 'object' && found !== null && 'data' in found
      ? (found as Packed)
      : { data: [found as number], shape: [], stride: [] };
  }

  #packing(array: Stored) {
    return packingOf(this.#version, array.fillValue, array.attrs);
  }
}

/** A queue for zarrita that works on a few chunks at a time, not on all of them at once. */
function inLanes(): Queue {
  const waiting: (() => Promise<void>)[] = [];
  const lane = async (): Promise<void> => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  return {
    add: (work) => void waiting.push(work),
    onIdle: () => Promise.all(Array.from({ length: lanes }, lane)),
  };
}
