const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A value in plain characters for names and exports: 4 significant digits below 1000, whole numbers exactly. */
export function plainNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e9) return String(value);
  if (size >= 1e6 || size < 1e-4) return Number(value.toPrecision(Math.min(3, digits))).toExponential();
  if (size >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(digits)));
}

/** The same value set for reading: a true minus sign and powers of ten. */
export function displayNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return typeset(plainNumber(value, digits));
}

/** Digits after the point with which `plainNumber` writes a value; of a power of ten as many as it would take without. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = plainNumber(value).split('e');
  const written = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, written - Number(exponent));
}

/**
 * Values of one column, set for reading: where one has three digits after the point, 2.09 has three as well, as far as its
 * four significant digits go. Whole numbers stay whole.
 */
export function columnNumbers(values: readonly number[]): (value: number) => string {
  const isDecimal = (value: number): boolean => /^-?\d+\.\d+$/.test(plainNumber(value));
  const most = Math.max(0, ...values.filter(isDecimal).map(decimalsOf));
  return (value) => {
    if (!isDecimal(value)) return displayNumber(value);
    const significant = 3 - Math.floor(Math.log10(Math.abs(value)));
    return typeset(value.toFixed(Math.min(most, significant)));
  };
}

/**
 * Tick labels with as many digits as their step needs: with a shared number of decimals, so that a column of them can
 * be compared, or as powers of ten where they or the step are far from one.
 */
export function tickTexts(values: number[]): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const [first = 0, second = first] = values;
  const step = Math.abs(second - first);
  // The power of ten of the step's first digit: d3 steps by 1, 2 or 5 of one.
  const place = Math.floor(Math.log10(step) + 1e-9);
  if (largest >= 1e6 || (step > 0 && step < 1e-4)) {
    return values.map((value) => (value === 0 ? '0' : typeset(rounded(value, place).toExponential())));
  }
  const decimals = step > 0 ? Math.min(6, Math.max(0, -place)) : 0;
  return values.map((value) => typeset(step > 0 ? value.toFixed(decimals) : plainNumber(value)));
}

/** Rounded to the digit of this power of ten; to four digits where a single tick has no step. */
function rounded(value: number, place: number): number {
  if (!Number.isFinite(place)) return Number(value.toPrecision(4));
  const digits = Math.floor(Math.log10(Math.abs(value)) + 1e-9) - place + 1;
  return Number(value.toPrecision(Math.min(17, Math.max(1, digits))));
}

/** A label of a logarithmic axis: plain between 0.001 and 10,000, a power of ten outside. */
export function logTickText(value: number): string {
  return value >= 0.000999 && value <= 10_000
    ? plainNumber(value)
    : typeset(Number(value.toPrecision(2)).toExponential());
}

/** Seconds as a reader says them: `0.4 s`, `12 s`, `3 min 05 s`. */
export function duration(seconds: number): string {
  if (!(seconds >= 0)) return '';
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Bytes in the units of memory: `1.2 MB`. */
export function byteSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** A count with its thousands set apart: `20,000`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function typeset(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const minus = (part: string) => part.replace('-', '−');
  if (exponent === undefined) return minus(mantissa);
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts[Number(digit)] ?? digit);
  if (mantissa === '1' || mantissa === '-1') return `${minus(mantissa.slice(0, -1))}10${power}`;
  return `${minus(mantissa)}×10${power}`;
}
