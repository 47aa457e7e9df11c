/* What results are written with: labels, notes and accessible names. Numbers come as the texts that readers see. */

/** `one` of a thing, else `many`. */
function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

export const results = {
  results: 'Results',
  console: 'Console',
  yourRun: 'Your run',
  yourLastRun: 'Your last run',
  coming: 'yours is coming',
  stopped: 'stopped',
  failed: 'failed',
  nothingShown: 'The program ended without showing anything.',
  notDrawn: 'What the program shows here could not be drawn.',
  more: (characters: number): string => `(${characters} more characters)`,
} as const;

/** Runs that stay on the page to be compared with. */
export const runs = {
  compareWith: 'Compare with',
  author: 'author',
  previous: (name: string): string => `previous: ${name}`,
  pinned: (name: string): string => `${name} · pinned`,
  seed: (seed: number): string => `seed ${seed}`,
  /** The note above the results of a run. */
  named: (whose: string, name: string): string => `${whose}: ${name}`,
  pin: 'Pin',
  pinTitle: (most: number): string =>
    `Keep this run to compare later ones with: ${most} at most, until you leave the page`,
  keptWhile: 'kept until you leave the page',
  /** A run that is called as an earlier one: its number tells them apart. */
  again: (name: string, run: number): string => `${name}, run ${run}`,
  /** One of several lines of a run, behind the run's name. */
  ofSeries: (series: string): string => ` · ${series}`,
  /** A histogram whose bins have another width: its heights say what bins of the shown width would hold. */
  scaled: (label: string): string => `${label} (other bins)`,
  beyond: (label: string): string => `${label} (beyond the axes)`,
  /** Beside the title of a table whose cells carry differences. */
  differences: (label: string): string => `difference from ${label}`,
  showAuthors: 'Show author’s',
  showPrevious: 'Show previous',
  show: (name: string): string => `Show ${name}`,
  /** What a picture is of while it stands in the place of another. */
  pictureOf: (title: string, label: string): string => `${title} (${label})`,
} as const;

/** What is folded because there is much of it. */
export const fold = {
  allLines: (count: string): string => `Show all ${count} lines`,
  allRows: (count: string): string => `Show all ${count} rows`,
  allViews: (count: string): string => `Show all ${count} results`,
} as const;

/** What a page had no room for: `kinds` names a sort in the singular and in the plural. */
export const leftOut = {
  kinds: {
    drawing: ['drawing', 'drawings'],
    table: ['table', 'tables'],
    warning: ['warning', 'warnings'],
    check: ['check', 'checks'],
    message: ['message', 'messages'],
  },
  count: (count: string, kind: string, orMore: boolean): string =>
    `${orMore ? 'more than ' : ''}${count} ${kind}`,
  list: (counts: readonly string[]): string =>
    counts.length > 1 ? `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}` : (counts[0] ?? ''),
  sentence: (list: string, one: boolean): string =>
    `The program has shown more than a page can hold: ${list} ${one ? 'was' : 'were'} left out.`,
} as const;

export const backendNotes = {
  inUse: (backend: string): string => `${backend}, in use`,
  address: 'The address can choose too: <code>?backend=wasm</code> (or webgpu, webgl, cpu).',
  firstPace: (backend: string, ms: string): string => `${backend} ${ms} ms a step`,
  pace: (backend: string, ms: string): string => `${backend} ${ms} ms`,
  measured: (paces: string): string => `Measured here: ${paces}`,
  tooSmall: ': this model is too small for your graphics processor',
  next: (backend: string): string => ` The next Run takes ${backend}.`,
} as const;

export const tools = {
  exportPng: 'Export PNG',
  exportCsv: 'Export CSV',
  saveChart: 'Save the chart as an image',
  savePoints: 'Save all points as a table',
  saveHistogram: 'Save the histogram as an image',
  saveCounts: 'Save all counts as a table',
  saveMap: 'Save the map as an image',
  saveTable: 'Save the whole table',
  noImage: 'The image could not be made.',
} as const;

export const chart = {
  log: 'Log',
  logScale: 'Log scale',
  smoothing: 'Smoothing',
  smoothingTitle: 'Smoothing: weight of the past in a moving average',
  raw: 'Raw',
  axisLinear: (axis: string): string =>
    `The ${axis} axis is linear: a logarithmic one cannot show the values at or below zero.`,
  notFinite: (count: number): string =>
    `${count} ${plural(count, 'value is', 'values are')} not finite and cannot be drawn.`,
  dropped: (count: number): string => `${count} further points were not kept.`,
  label: (title: string, y: string, x: string): string => `${title}: ${y} against ${x}.`,
  lastValue: (name: string, y: string, xLabel: string, x: string): string => `${name} ${y} at ${xLabel} ${x}`,
  noValues: 'No values yet',
} as const;

export const histogram = {
  share: 'share of the values',
  values: 'values',
  notFinite: 'not finite and in no bin',
  below: (end: string | number): string => `below ${end} and in no bin`,
  above: (end: string | number): string => `above ${end} and in no bin`,
  /** `5 values are not finite and in no bin (ensemble 3, truth 2).` */
  outside: (count: string, one: boolean, what: string, whose: string): string =>
    `${count} ${one ? 'value is' : 'values are'} ${what}${whose}.`,
  label: (title: string, x: string): string => `${title}: histogram of ${x}.`,
  empty: (name: string): string => `${name}: no values`,
  inNoBin: (name: string, values: string, one: boolean): string =>
    `${name}: ${values} ${one ? 'value' : 'values'}, in no bin`,
  series: (name: string, values: string, one: boolean, ends: string, most: string): string =>
    `${name}: ${values} ${one ? 'value' : 'values'}, in bins ${ends}, most ${most}`,
  ends: (from: string | number, to: string | number): string => `from ${from} to ${to}`,
  place: (label: string, from: string | number, to: string | number): string => `${label} ${from} to ${to}`,
  /** Columns of the file, and what stands in them for values in no bin. */
  file: {
    series: 'series',
    from: (title: string): string => `${title} from`,
    to: (title: string): string => `${title} to`,
    notFinite: 'not finite',
  },
} as const;

/** Fields and maps, whose cells hold values. */
export const cells = {
  missingOf: (missing: number, all: number): string => `missing: ${missing} of ${all} values.`,
  reach: (low: string, high: string, units = ''): string =>
    `Values reach from ${low} to ${high}${units && ` ${units}`}.`,
  noValues: 'no values',
  span: (low: string, high: string, units: string): string => `from ${low} to ${high}${units}`,
  mapOf: (rows: number, columns: number, values: string): string =>
    `map of ${rows} by ${columns} values, ${values}`,
  valuesMissing: (missing: number, all: number): string => `${missing} of ${all} values missing`,
  /** Of a picture that is put together from several, with gaps between them. */
  pieces: (count: number): string => `${count} pieces side by side`,
  gap: 'gap between two pieces',
  row: 'row',
  column: 'column',
  cell: (row: number, column: number): string => `row ${row}, column ${column}`,
  missing: 'missing',
} as const;

export const map = {
  drawing: 'Drawing the map…',
  notLoaded: 'The map could not be loaded: the connection may be gone. Run the program again.',
  globe: (place: string): string => `; a globe seen from above ${place}`,
  wind: (span: string): string => `wind ${span}`,
  windMissing: 'wind missing',
  calm: 'calm',
  windFrom: (speed: string, units: string, degrees: number): string =>
    `wind ${speed} ${units} from ${degrees}°`,
  mesh: (nodes: number, edges: number): string => `mesh of ${nodes} nodes and ${edges} edges`,
  tracks: (count: number, names: string): string => `${count} ${plural(count, 'track', 'tracks')}: ${names}`,
  stations: (count: number): string => `${count} ${plural(count, 'station', 'stations')}`,
  point: (index: number): string => `point ${index}`,
  trackPoint: (name: string, number: number, all: number): string => `${name}, point ${number} of ${all}`,
  nothing: 'nothing to show',
  allMissing: (all: number, whose: string): string => `All ${all} values are missing${whose}.`,
  someMissing: (missing: number, all: number, whose: string): string =>
    `Missing: ${missing} of ${all} values${whose}.`,
  arrows: (speed: string, units: string): string => `Arrows have full length from ${speed} ${units} on.`,
  /** North, south, east, west, behind a number of degrees. */
  directions: { north: 'N', south: 'S', east: 'E', west: 'W' },
  previousFrame: 'Previous frame',
  nextFrame: 'Next frame',
  play: 'Play',
  pause: 'Pause',
} as const;

export const table = {
  label: (title: string): string => `Table: ${title}`,
  notShown: (count: number): string => `${count} further ${plural(count, 'row is', 'rows are')} not shown.`,
  dropped: (count: number): string =>
    `${count} ${plural(count, 'row was', 'rows were')} more than a page can hold.`,
  yes: 'yes',
  no: 'no',
} as const;

export const checks = {
  passed: 'passed',
  failed: 'failed',
  title: (passed: number, all: number): string =>
    `Checks: ${passed} of ${all} passed${passed === all ? '' : ', not solved yet'}`,
  notShown: (count: number): string =>
    `${count} further ${plural(count, 'check is', 'checks are')} not shown.`,
} as const;

export const warning = {
  warning: 'Warning',
  line: (line: number): string => `line ${line}`,
} as const;

export const progress = {
  progress: 'Progress',
  left: (time: string): string => `about ${time} left`,
} as const;

export const consoleWords = {
  older: (count: string): string => `${count} earlier lines are not shown.`,
  flood: (count: string): string =>
    `${count} lines were dropped: the program printed faster than a page can show.`,
  levels: { log: '', info: 'info', debug: 'debug', warn: 'warning', error: 'error' },
  repeated: (times: number): string => `repeated ${times} times`,
  tensor: 'Tensor',
} as const;

export const memory = {
  tensors: (count: string, one: boolean): string => `${count} ${one ? 'tensor' : 'tensors'}`,
  leaking: (perStep: string): string =>
    `+${perStep} a step: use <code>tf.tidy</code> or <code>dispose()</code>`,
} as const;
