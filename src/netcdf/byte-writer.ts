/** Bytes that grow as they are written: big-endian, as NetCDF has them. */
export class ByteWriter {
  #view = new DataView(new ArrayBuffer(1024));
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A whole number of 32 bits. */
  int(value: number): void {
    const at = this.#take(4);
    this.#view.setInt32(at, value);
  }

  /** The number of bytes in UTF-8, the bytes, and zeros up to a multiple of four. */
  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.int(encoded.length);
    this.numbers(encoded);
    this.align();
  }

  /** Numbers one after the other, in the type of their array. */
  numbers(values: Int8Array | Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array): void {
    const width = values.BYTES_PER_ELEMENT;
    const start = this.#take(values.length * width);
    const view = this.#view;
    if (values instanceof Int16Array)
      for (const [i, value] of values.entries()) view.setInt16(start + i * width, value);
    else if (values instanceof Int32Array)
      for (const [i, value] of values.entries()) view.setInt32(start + i * width, value);
    else if (values instanceof Float32Array)
      for (const [i, value] of values.entries()) view.setFloat32(start + i * width, value);
    else if (values instanceof Float64Array)
      for (const [i, value] of values.entries()) view.setFloat64(start + i * width, value);
    else new Int8Array(view.buffer).set(values, start);
  }

  /** Zeros up to a multiple of four bytes. */
  align(): void {
    this.#take(-this.#length & 3);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#view.buffer.slice(0, this.#length));
  }

  /** Makes room for more bytes and says where they begin. */
  #take(bytes: number): number {
    const start = this.#length;
    this.#length += bytes;
    if (this.#length > this.#view.byteLength) {
      const larger = new Uint8Array(Math.max(2 * this.#view.byteLength, this.#length));
      larger.set(new Uint8Array(this.#view.buffer));
      this.#view = new DataView(larger.buffer);
    }
    return start;
  }
}
