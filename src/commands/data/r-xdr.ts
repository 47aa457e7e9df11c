/** An R object, as far as data sets need it: vectors, lists and their attributes. */
export type RValue =
  | null
  | { type: 'numbers'; values: number[]; attributes: RAttributes }
  | { type: 'strings'; values: string[]; attributes: RAttributes }
  | { type: 'list'; values: RValue[]; attributes: RAttributes };

export type RAttributes = ReadonlyMap<string, RValue>;

/* Codes of R's serialisation: "R Internals", section 1.8. */
const sexp = {
  symbol: 1,
  pairlist: 2,
  characters: 9,
  logical: 10,
  integer: 13,
  real: 14,
  string: 16,
  list: 19,
  alternative: 238,
  emptyEnvironment: 242,
  globalEnvironment: 253,
  nil: 254,
  reference: 255,
} as const;

/** The integer that stands for NA. */
const missingInteger = -(2 ** 31);

/** Reads R's binary serialisation in XDR (big-endian), versions 2 and 3. Anything but data is refused. */
export class RXdrReader {
  readonly #view: DataView;
  #at: number;
  #symbols: string[] = [];
  #text = new TextDecoder();

  constructor(bytes: Uint8Array, start: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
  }

  /** Reads the header and the object behind it. */
  read(): RValue {
    if (this.#characters(2) !== 'X\n') throw new Error('This R object is not serialised in XDR.');
    const version = this.#integer();
    if (version !== 2 && version !== 3)
      throw new Error(`Version ${version} of R's serialisation is unknown.`);
    this.#at += 8; // The versions of R that wrote it and that can read it.
    if (version === 3) this.#characters(this.#integer()); // The encoding of texts.
    return this.#object();
  }

  #object(): RValue {
    const flags = this.#integer();
    const type = flags & 255;
    const hasAttributes = (flags & 512) !== 0;
    switch (type) {
      case sexp.nil:
      case sexp.emptyEnvironment:
      case sexp.globalEnvironment:
        return null;
      case sexp.symbol:
      case sexp.reference:
        return strings([this.#symbol(flags)]);
      case sexp.pairlist:
        return this.#pairlist(flags);
      case sexp.characters:
        return strings([this.#string()]);
      case sexp.alternative:
        return this.#alternative();
      case sexp.logical:
      case sexp.integer: {
        const values = this.#vector(() => this.#integer()).map((n) =>
          n === missingInteger ? Number.NaN : n,
        );
        return { type: 'numbers', values, attributes: this.#attributes(hasAttributes) };
      }
      case sexp.real: {
        const values = this.#vector(() => this.#real());
        return { type: 'numbers', values, attributes: this.#attributes(hasAttributes) };
      }
      case sexp.string: {
        const values = this.#vector(() => stringsOf(this.#object())[0] ?? '');
        return { type: 'strings', values, attributes: this.#attributes(hasAttributes) };
      }
      case sexp.list: {
        const values = this.#vector(() => this.#object());
        return { type: 'list', values, attributes: this.#attributes(hasAttributes) };
      }
      default:
        throw new Error(`Objects of R's type ${type} are not read here (at byte ${this.#at - 4}).`);
    }
  }

  /** A linked list, read in a loop: one of attributes is short, one of a workspace may be long. */
  #pairlist(first: number): RValue {
    const [names, values]: [string[], RValue[]] = [[], []];
    let flags = first;
    while ((flags & 255) === sexp.pairlist) {
      this.#attributes((flags & 512) !== 0);
      names.push((flags & 1024) !== 0 ? this.#symbol(this.#integer()) : '');
      values.push(this.#object());
      flags = this.#integer();
    }
    if ((flags & 255) !== sexp.nil) throw new Error('A linked list of R ends in something else than NULL.');
    return { type: 'list', values, attributes: new Map([['names', strings(names)]]) };
  }

  /** Vectors that R keeps in a shorter form: sequences, and wrappers around ordinary ones. */
  #alternative(): RValue {
    const information = this.#object();
    const name = information?.type === 'list' ? stringsOf(information.values[0] ?? null)[0] : undefined;
    const state = this.#object();
    this.#object(); // Attributes; those of a sequence are empty.
    if ((name === 'compact_intseq' || name === 'compact_realseq') && state?.type === 'numbers') {
      const [length = 0, start = 0, step = 1] = state.values;
      const values = Array.from({ length }, (_, index) => start + step * index);
      return { type: 'numbers', values, attributes: new Map() };
    }
    if (name?.startsWith('wrap_') && state?.type === 'list') return state.values[0] ?? null;
    throw new Error(`R's form "${name}" of a vector is not read here.`);
  }

  #attributes(present: boolean): RAttributes {
    return present ? asList(this.#object()) : new Map();
  }

  #symbol(flags: number): string {
    if ((flags & 255) === sexp.reference) return this.#symbols[(flags >> 8) - 1] ?? '';
    const name = stringsOf(this.#object())[0] ?? '';
    this.#symbols.push(name);
    return name;
  }

  #vector<T>(entry: () => T): T[] {
    const length = this.#integer();
    if (length < 0) throw new Error('Vectors of more than 2³¹ entries are not read here.');
    return Array.from({ length }, entry);
  }

  #string(): string {
    const length = this.#integer();
    return length < 0 ? '' : this.#characters(length);
  }

  #characters(length: number): string {
    const bytes = new Uint8Array(this.#view.buffer, this.#view.byteOffset + this.#at, length);
    this.#at += length;
    return this.#text.decode(bytes);
  }

  #integer(): number {
    this.#at += 4;
    return this.#view.getInt32(this.#at - 4);
  }

  #real(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8);
  }
}

function strings(values: string[]): RValue {
  return { type: 'strings', values, attributes: new Map() };
}

/** The texts of a vector of texts; none for anything else. */
export function stringsOf(value: RValue): string[] {
  return value?.type === 'strings' ? value.values : [];
}

/** A list by the names of its entries. */
export function asList(value: RValue): Map<string, RValue> {
  if (value?.type !== 'list') throw new Error('Expected a list of R.');
  const names = stringsOf(value.attributes.get('names') ?? null);
  return new Map(value.values.map((entry, index) => [names[index] ?? '', entry]));
}
