import { isZarritaError } from 'zarrita';

/** What went wrong in an archive, in words for the reader; errors that are in words already pass. */
export function inWords(error: unknown, array = ''): unknown {
  const which = array ? `the array "${array}"` : 'the archive';
  if (isZarritaError(error, 'UnknownCodecError')) {
    return new Error(
      `The chunks of ${which} are packed with the codec "${error.codec.replace(/^numcodecs\./, '')}", which cannot ` +
        'be unpacked here. Blosc, Zstandard, LZ4, gzip and zlib can.',
    );
  }
  if (isZarritaError(error, 'CodecPipelineError')) {
    const { cause, codec } = error;
    return new Error(
      `A chunk of ${which} cannot be unpacked (${codec ?? 'codec'}): ${cause instanceof Error ? cause.message : 'it is damaged'}.`,
    );
  }
  if (isZarritaError(error)) return new Error(`The metadata of ${which} cannot be read: ${error.message}.`);
  return error;
}
