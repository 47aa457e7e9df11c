import * as zarr from 'zarrita';
import type { ArchiveArray, ArchiveContents, ArchivePart, ArchiveQuestion } from '../protocol/archive.ts';
import { readInto } from './assemble.ts';
import { boundCodecs } from './bounded-codecs.ts';
import { type Budget, limits } from './budget.ts';
import { Pace } from './codecs/pace.ts';
import { inWords } from './explain.ts';
import { formatOf, type Json, withRoot } from './metadata.ts';
import { RemoteStore } from './remote-store.ts';
import { type Chosen, choose, type Selection } from './selection.ts';
import { shardsOf, withIndexFirst } from './shards.ts';
import { bytesOf, describe, exact, type Stored, sound } from './stored.ts';
import { typeFault } from './types.ts';
import { packingOf } from './values.ts';

/** Arrays that an archive may list, those among them that cannot be read too. */
const maxArrays = 500;

boundCodecs(zarr.registry);

/** What to read along one dimension. */
interface Coordinates {
  dimension: string;
  along: Stored;
  selection: Selection;
}

/** An archive on another site. This file brings zarrita along, so it is imported when a program first asks. */
export class Archive {
  readonly #arrays: ReadonlyMap<string, Stored>;
  /** Why arrays that are there cannot be read, by their names. */
  readonly #unreadable: ReadonlyMap<string, string>;
  readonly #version: 2 | 3;
  readonly #signal: AbortSignal;
  readonly #attributes: Record<string, unknown>;

  private constructor(
    arrays: ReadonlyMap<string, Stored>,
    version: 2 | 3,
    attributes: Record<string, unknown>,
    signal: AbortSignal,
    unreadable: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#arrays = arrays;
    this.#unreadable = unreadable;
    this.#version = version;
    this.#attributes = attributes;
    this.#signal = signal;
  }

  /** Opens the archive in a folder; rejects with a sentence for the reader. */
  static async open(base: URL, budget: Budget, signal: AbortSignal): Promise<Archive> {
    const remote = new RemoteStore(base, budget, signal);
    const format = await formatOf(remote, base.href);
    const { version, consolidated } = format;
    const store = withRoot(remote, format);
    const pace = new Pace(signal);
    // Zarrita parses once more what has just been parsed.
    await pace.rest();
    // Without a kind, version 2 would ask the host whether the group is an array.
    const groupOf = (at: zarr.Location<zarr.Readable>): Promise<zarr.Group<zarr.Readable>> =>
      version === 2
        ? zarr.open.v2(at, { kind: 'group', signal })
        : zarr.open.v3(at, { kind: 'group', signal });
    const open = (at: zarr.Location<zarr.Readable>): Promise<Stored | zarr.Group<zarr.Readable>> =>
      version === 2 ? zarr.open.v2(at, { signal }) : zarr.open.v3(at, { signal });
    if (!consolidated) {
      const isArray = version === 2 ? format.file === '/.zarray' : format.root['node_type'] === 'array';
      const layout = isArray ? layoutOf(format.root, version) : {};
      const node = await open(zarr.root(layout.indexFirst ? withIndexFirst(store) : store)).catch(
        (error: unknown) => Promise.reject(layout.fault ? cannotBeRead(layout.fault) : inWords(error)),
      );
      if (node.kind === 'group') {
        throw new Error(
          'This archive has no consolidated metadata, so that a page cannot list its arrays. Open one of its arrays ' +
            'by an address of its own.',
        );
      }
      if (layout.fault) throw cannotBeRead(layout.fault);
      if (!sound(node)) throw cannotBeRead(unknownSizes);
      const name = decodeURIComponent(base.pathname.split('/').at(-2) ?? '');
      return new Archive(new Map([[name, exact(node)]]), version, {}, signal);
    }
    const listed = await zarr
      .withConsolidatedMetadata(store, { format: version === 2 ? 'v2' : 'v3' })
      .catch((error: unknown) => Promise.reject(inWords(error)));
    const root = zarr.root(listed);
    const indexFirst = zarr.root(withIndexFirst(listed));
    const arrays = new Map<string, Stored>();
    const unreadable = new Map<string, string>();
    const paths = listed.contents().flatMap(({ path, kind }) => (kind === 'array' ? [path] : []));
    for (const path of paths.slice(0, maxArrays)) {
      await pace.rest();
      // A name such as a/../b would have one array read under 500 names.
      if (resolved(root, path) !== path) continue;
      const metadata = await listed.get(
        `${path}/${version === 3 ? 'zarr.json' : '.zarray'}` as zarr.AbsolutePath,
      );
      const name = path.slice(1);
      const layout = metadata ? layoutOf(JSON.parse(new TextDecoder().decode(metadata)), version) : {};
      if (layout.fault) {
        unreadable.set(name, layout.fault);
        continue;
      }
      // An array that zarrita cannot open must not hide the others.
      const array = await open((layout.indexFirst ? indexFirst : root).resolve(path)).catch(
        (error: unknown) => {
          const said = inWords(error);
          unreadable.set(name, said instanceof Error ? said.message : String(said));
        },
      );
      if (array?.kind !== 'array') continue;
      if (sound(array)) arrays.set(name, exact(array));
      else unreadable.set(name, unknownSizes);
    }
    await pace.rest();
    const group = await groupOf(root).catch(() => undefined);
    return new Archive(arrays, version, { ...group?.attrs }, signal, unreadable);
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
    const why = this.#unreadable.get(name);
    if (why) throw new Error(`The array "${name}" is there, but cannot be read: ${why}`);
    if (!array)
      throw new Error(`This archive has no array "${name}"; it has ${[...this.#arrays.keys()].join(', ')}.`);
    const described = describe(name, array);
    const main = choose(described, picks, bytesOf(array.dtype));
    const alongs = this.#coordinates(described, array, main.ranges);
    const pieces = alongs.reduce((sum, { selection }) => sum + selection.pieces, main.pieces);
    if (pieces > limits.pieces) {
      throw new Error(
        `This selection of "${name}" needs ${pieces} chunks, those of its coordinates among them; one read may fetch ` +
          `${limits.pieces}. Choose fewer indices.`,
      );
    }
    const shape = main.ranges.flatMap(({ first, end, stays }) => (stays ? [end - first] : []));
    const dims = described.dims.filter((_, axis) => main.ranges[axis]?.stays);
    const count = shape.reduce((product, size) => product * size, 1);
    const values = await this.#get(name, array, main, new Float32Array(count));
    const coordinates: Record<string, Float64Array> = {};
    for (const { dimension, along, selection } of alongs) {
      const length = selection.ranges.reduce((product, { first, end }) => product * (end - first), 1);
      coordinates[dimension] = await this.#get(dimension, along, selection, new Float64Array(length));
    }
    return { values, shape, dims, coordinates };
  }

  /** The arrays that give coordinates along the dimensions that stay, and what to read of them. */
  #coordinates({ dims, shape }: ArchiveArray, array: Stored, ranges: readonly Chosen[]): Coordinates[] {
    return dims.flatMap((dimension, axis) => {
      const along = this.#arrays.get(dimension);
      const range = ranges[axis];
      if (!range?.stays || !along || along === array) return [];
      const own = describe(dimension, along);
      if (own.shape.length !== 1 || own.shape[0] !== shape[axis]) return [];
      const pick = { dimension: own.dims[0] as string, pick: [range.first, range.end] as const };
      return [{ dimension, along, selection: choose(own, [pick], bytesOf(along.dtype)) }];
    });
  }

  async #get<Values extends Float32Array | Float64Array>(
    name: string,
    array: Stored,
    { ranges }: Selection,
    into: Values,
  ): Promise<Values> {
    const packing = packingOf(this.#version, array.fillValue, { ...array.attrs }, array.dtype);
    return readInto(array, ranges, packing, into, this.#signal).catch((error: unknown) =>
      Promise.reject(inWords(error, name)),
    );
  }
}

const unknownSizes = 'its sizes or those of its chunks are none that can be.';

const cannotBeRead = (why: string): Error => new Error(`This array cannot be read: ${why}`);

/** What the metadata of an array say of its values: why they cannot be read, or where shards have their index. */
function layoutOf(metadata: Json, version: 2 | 3): { fault?: string; indexFirst?: boolean } {
  const fault = typeFault(metadata, version);
  if (fault) return { fault };
  const shards = version === 3 ? shardsOf(metadata) : undefined;
  if (!shards) return {};
  return 'fault' in shards ? shards : { indexFirst: shards.index === 'start' };
}

/** Where zarrita would look for a path; undefined where it would not find its way. */
function resolved(root: zarr.Location<zarr.Readable>, path: string): string | undefined {
  try {
    return root.resolve(path).path;
  } catch {
    return undefined;
  }
}
