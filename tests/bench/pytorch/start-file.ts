/** Numbers as a model is given them. */
export interface Given {
  shape: number[];
  values: Float32Array | Int32Array;
}

/** Groups of tensors as one file: their shapes and types as a line of JSON, then the bytes of one after the other. */
export function startFile(groups: Readonly<Record<string, readonly Given[]>>): Uint8Array {
  const head = Object.fromEntries(
    Object.entries(groups).map(([name, tensors]) => [
      name,
      // The names that NumPy has for little-endian numbers of four bytes.
      tensors.map(({ shape, values }) => ({ shape, type: values instanceof Int32Array ? '<i4' : '<f4' })),
    ]),
  );
  const bytes = Object.values(groups)
    .flat()
    .map(({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...bytes]);
}
