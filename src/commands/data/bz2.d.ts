declare module 'bz2' {
  const bz2: {
    /** Decompresses a whole bzip2 file. */
    decompress(bytes: Uint8Array): Uint8Array;
  };
  export default bz2;
}
