/** Bytes of a picture beyond which a page is slow on a phone. */
const most = 1_000_000;

/** How files of a kind begin, and end where a file that was cut short shows it. */
const kinds: readonly { extensions: RegExp; begins: string; from?: number; ends?: string }[] = [
  { extensions: /\.png$/i, begins: '\x89PNG\r\n\x1a\n', ends: 'IEND\xae\x42\x60\x82' },
  { extensions: /\.jpe?g$/i, begins: '\xff\xd8\xff', ends: '\xff\xd9' },
  { extensions: /\.webp$/i, begins: 'WEBP', from: 8 },
  { extensions: /\.avif$/i, begins: 'ftyp', from: 4 },
  { extensions: /\.gif$/i, begins: 'GIF8', ends: ';' },
];

/** What is wrong with a picture's file: its kind, its end or its size. */
export function pictureFault(bytes: Uint8Array, name: string): { message: string; mend: string } | undefined {
  if (bytes.length > most) {
    const size = `${(bytes.length / 1e6).toFixed(1)} MB`;
    return {
      message: `The image "${name}" has ${size}; ${most / 1e6} MB is the most.`,
      mend: 'Save it smaller: 1,600 pixels across are enough, as WebP or JPEG.',
    };
  }
  const kind = kinds.find(({ extensions }) => extensions.test(name));
  if (!kind) return undefined;
  const text = (from: number, length: number): string =>
    String.fromCharCode(...bytes.subarray(Math.max(from, 0), Math.max(from, 0) + length));
  const { begins, from = 0, ends } = kind;
  if (text(from, begins.length) !== begins) {
    return {
      message: `The image "${name}" is not what its name ends with.`,
      mend: 'Export it again; renaming a file does not convert it.',
    };
  }
  if (ends !== undefined && text(bytes.length - ends.length, ends.length) !== ends) {
    return { message: `The image "${name}" is cut short.`, mend: 'Export or copy it again.' };
  }
  return undefined;
}
