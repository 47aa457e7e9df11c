/** Bytes as readers know them: kilobytes below a tenth of a megabyte. */
export function size(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A number with its digits in groups and a true minus sign. */
export function number(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 6 }).replace('-', '−');
}
