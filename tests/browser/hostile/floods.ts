/** A program that has caught its port and the number of its run, and then goes on with `body`. */
const forge = (body: string): string => `
  import { log } from 'lab';
  const post = MessagePort.prototype.postMessage;
  const { promise, resolve } = Promise.withResolvers();
  MessagePort.prototype.postMessage = function (...all) {
    if (typeof all[0]?.run === 'number') resolve({ port: this, run: all[0].run });
    return post.apply(this, all);
  };
  log('caught');
  const { port, run } = await promise;
  MessagePort.prototype.postMessage = post;
  const say = (...events) => port.postMessage({ run, events });
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));
  const long = (size, i = 0) => i + '-' + 'wide '.repeat(size / 5);
  const slow = ['བསྒྲུབས་རྫོགས་', 'ஸ்ரீக்ஷௌ ', 'क्ष्म्य र्त्स्न्य ', 'ﷺ العَرَبِيَّةُ ', '👨‍👩‍👧‍👦👩🏽‍🚀 ', 'z̸̡̛͓̤̗͙ͅ '].map((word) => word.repeat(400));
  const scripts = (size, i = 0) => (i + slow[i % slow.length]).slice(0, size);
  const axes = { x: { label: 'x' }, y: { label: 'y' } };
  ${body}
  await pause(1e6);`;

/** Programs that say more than a page can show, by what they say. */
export const floods: Record<string, string> = {
  'a million points in two hundred series': `
    import { plot } from 'lab';
    const chart = plot({ title: 'Many', x: 'x', y: 'y' });
    for (let i = 0; ; i++) {
      chart.add('series ' + (i % 200), i, Math.sin(i));
      if (i % 5000 === 0) await new Promise((go) => setTimeout(go, 1));
    }`,
  'a table of 1000 rows of 100 long cells': forge(`
    say({ type: 'table', id: 't', spec: { title: 't', columns: many(100, (i) => ({ name: 'c' + i })) },
      rows: many(1000, () => many(100, (i) => long(1000, i))) });`),
  'tables of a hundred thousand cells, over and over': forge(`
    for (let i = 0; i < 1e5; i++) {
      say({ type: 'table', id: 't' + (i % 200), spec: { title: 't', columns: many(100, (k) => ({ name: 'c' + k })) },
        rows: many(1000, () => many(100, (k) => 'cell ' + (i + k))) });
      await pause(20);
    }`),
  'two hundred plots of two hundred series': forge(`
    for (let p = 0; p < 200; p++) {
      const series = many(200, (i) => ({ name: 'series ' + i }));
      const points = many(200, (i) => ({ type: 'points', id: 'p' + p, series: 'series ' + i,
        x: many(100, (k) => k), y: many(100, (k) => Math.sin(k * i)), replace: false }));
      say({ type: 'plot', id: 'p' + p, spec: { title: 'p' + p, ...axes, series } }, ...points);
    }`),
  'lines of a thousand long parts': forge(`
    for (let i = 0; i < 1e5; i++) {
      say(...many(4, () => ({ type: 'log', level: 'log', parts: many(1000, (k) => ({ kind: 'text', text: long(1000, k + i) })) })));
      await pause(5);
    }`),
  'lines of tensors and opened objects': forge(`
    const tensor = { kind: 'tensor', shape: many(16, () => 1e9), dtype: long(20000), values: many(64, Math.random), more: 1e15 };
    const object = { kind: 'object', preview: long(20000), detail: long(20000) };
    for (let i = 0; i < 1e5; i++) {
      say(...many(5, (k) => ({ type: 'log', level: k % 2 ? 'warn' : 'error', parts: many(40, (j) => (j % 2 ? tensor : object)) })));
      await pause(5);
    }`),
  'fields of four million values, hundreds of them': forge(`
    for (let i = 0; i < 1e5; i++) {
      say({ type: 'field', id: 'f' + (i % 300), spec: { title: 'f' + i, units: 'K', palette: 'viridis' }, rows: 2000, columns: 2000,
        values: Float32Array.from({ length: 4e6 }, Math.random) });
      await pause(5);
    }`),
  'maps of four million values, hundreds of them': forge(`
    const values = Float32Array.from({ length: 1e6 }, Math.random);
    const spec = { title: 'm', projection: 'robinson', frames: { label: 'f', names: [''] }, scales: [{ units: 'K', palette: 'viridis' }],
      grid: { rows: 1000, columns: 1000, latitudes: many(1000, (i) => -90 + i * 0.18), longitudes: many(1000, (i) => i * 0.36) } };
    for (let i = 0; i < 1e5; i++) {
      say({ type: 'map', id: 'm' + (i % 300), spec, panels: many(4, (k) => ({ name: 'p' + k, scale: 0, field: values })) });
      await pause(5);
    }`),
  'maps of half a million edges and tracks of a million places': forge(`
    const places = (count) => ({ latitudes: Float32Array.from({ length: count }, () => 180 * Math.random() - 90),
      longitudes: Float32Array.from({ length: count }, () => 360 * Math.random()) });
    const spec = { title: 'm', projection: 'orthographic', frames: { label: 'f', names: [''] }, scales: [{ units: 'K', palette: 'viridis' }] };
    const mesh = { ...places(5e4), edges: Uint32Array.from({ length: 5e5 }, () => 5e4 * Math.random()) };
    const tracks = many(20, (i) => ({ name: 't' + i, ...places(4e4) }));
    for (let i = 0; i < 1e5; i++) {
      say({ type: 'map', id: 'm' + (i % 10), spec, panels: [{ name: 'mesh', scale: 0, mesh }, { name: 'tracks', scale: 0, tracks },
        { name: 'points', scale: 0, points: { ...places(5e4), names: [] } }] });
      await pause(50);
    }`),
  'two hundred views, each drawn anew each frame': forge(`
    for (let i = 0; i < 1e6; i++) {
      say(...many(200, (p) => p % 2
        ? { type: 'table', id: 't' + p, spec: { title: 't', columns: many(10, (k) => ({ name: 'c' + k })) }, rows: many(100, (r) => many(10, (k) => r * k + i)) }
        : { type: 'field', id: 'f' + p, spec: { title: 'f', units: 'K', palette: 'viridis' }, rows: 100, columns: 100, values: Float32Array.from({ length: 1e4 }, Math.random) }));
      await pause(15);
    }`),
  'two hundred histograms of ten thousand bins, each drawn anew each frame': forge(`
    const series = (i) => many(20, (s) => ({ name: 'series ' + s, counts: many(500, (k) => (i + s * k) % 97), below: 1, above: i, notFinite: i }));
    for (let i = 0; i < 1e6; i++) {
      const counted = series(i);
      say(...many(40, (p) => ({ type: 'histogram', id: 'h' + ((40 * i + p) % 200), spec: { title: 'h' + p, x: { label: 'x', units: 'K' } }, low: -1e300, width: 1e290, series: counted })));
      await pause(15);
    }`),
  'a program that counts a million values for ever': `
    import { histogram } from 'lab';
    const values = Float32Array.from({ length: 1e6 }, Math.random);
    for (let i = 0; ; i++) {
      values[i % 1e6] = NaN;
      histogram(values, { title: 'h' + (i % 200), bins: 500 });
    }`,
  'a message of 500 MB of text': forge(`
    const letters = 'x'.repeat(5e8);
    for (;;) { say({ type: 'log', level: 'log', parts: [{ kind: 'text', text: letters }] }); await pause(500); }`),
  'a message of 500 MB of numbers': forge(`
    const values = new Float32Array(1.25e8);
    for (;;) { say({ type: 'field', id: 'f', spec: { title: 'f', units: 'K', palette: 'viridis' }, rows: 2000, columns: 2000, values }); await pause(500); }`),
  'a message of ten million objects': forge(`
    const objects = many(1e7, (i) => ({ i }));
    for (;;) { port.postMessage({ run, events: [], objects }); await pause(500); }`),
  'a hundred thousand events, each a large list': forge(`
    const list = many(1e5, (i) => i);
    for (;;) { say(...many(2e4, () => ({ type: 'points', id: 'p', series: 's', x: list, y: list, replace: true }))); await pause(50); }`),
  'a series of a million points that is replaced for ever': forge(`
    const list = many(1e6, (i) => i);
    say({ type: 'plot', id: 'p', spec: { title: 'p', ...axes, series: [{ name: 's' }] } });
    for (;;) { say({ type: 'points', id: 'p', series: 's', x: list, y: list, replace: true }); await pause(20); }`),
  'what is no list, no number and no text': forge(`
    const loop = { type: 'log', level: 'log' }; loop.parts = [loop];
    const odd = [new Map(many(1e4, (i) => [i, i])), new Date(), loop, new Array(4e9), new Uint8Array(1e6), new ArrayBuffer(1e6), /x/, new Set(many(1e4, (i) => i)),
      { ['k'.repeat(1e6)]: 1 }, new Error('x'), 1n, new Blob(['x']), await createImageBitmap(new ImageData(100, 100))];
    for (let i = 0; i < 1e6; i++) {
      say(...odd, { type: 'log', level: 'log', parts: new Array(1e9) }, { type: 'points', id: 'p', series: 's', x: new Array(1e9), y: new Array(1e9), replace: true });
      await pause(10);
    }`),
  'texts of twenty thousand letters wherever there are texts': forge(`
    const words = (i) => long(20000, i);
    const units = words(0);
    for (let i = 0; i < 1e6; i++) {
      say({ type: 'plot', id: words(i), spec: { title: words(i), x: { label: words(1), units }, y: { label: words(2), units }, series: many(200, (k) => ({ name: words(k) })) } },
        ...many(200, (k) => ({ type: 'points', id: words(i), series: words(k), x: [1, 2], y: [3, k], replace: true })),
        { type: 'field', id: words(i), spec: { title: words(i), units, palette: 'viridis', x: { label: words(3), units, first: 0, last: 1 } }, rows: 2, columns: 2, values: new Float32Array(4) },
        { type: 'table', id: words(i), spec: { title: words(i), columns: many(100, (k) => ({ name: words(k), units })) }, rows: [] },
        { type: 'progress', label: words(i), done: 1e300, total: 1e305 }, { type: 'warning', message: words(i), line: i }, { type: 'check', name: words(i), passed: false, message: words(i) },
        { type: 'dropped', lines: 2 ** 53 - 1 }, { type: 'memory', tensors: 2 ** 53 - 1, bytes: 2 ** 53 - 1, leaking: 1e308 },
        { type: 'backend', backend: 'cpu', notes: many(1000, () => ({ backend: 'cpu', taken: true, reason: words(i) })) });
      await pause(20);
    }`),
  'checks and warnings without end': forge(`
    for (let i = 0; i < 1e6; i++) {
      say(...many(200, (k) => ({ type: 'check', name: 'check ' + i + k, passed: k % 2 === 0, message: long(1000, k) })),
        ...many(200, (k) => ({ type: 'warning', message: long(500, i + k) })));
      await pause(10);
    }`),
  'tables of a hundred columns and rows without cells': forge(`
    const spec = { title: 't', columns: many(100, (k) => ({ name: 'c' + k })) };
    const rows = many(10000, () => []);
    for (let i = 0; i < 1e5; i++) {
      say({ type: 'table', id: 't' + (i % 190), spec, rows });
      await pause(15);
    }`),
  'checks in scripts that are slow to lay out': forge(`
    for (let i = 0; i < 1e6; i++) {
      say(...many(50, (k) => ({ type: 'check', name: scripts(10, i * k), passed: false, message: scripts(1990, i + k) })));
      await pause(10);
    }`),
  'tables in scripts that are slow to lay out': forge(`
    const columns = many(20, (k) => ({ name: scripts(20, k) }));
    for (let i = 0; i < 1e5; i++) {
      say({ type: 'table', id: 't' + (i % 20), spec: { title: 't', columns }, rows: many(200, (r) => many(20, (k) => scripts(100, i + r * k))) });
      await pause(15);
    }`),
  'lines in scripts that are slow to lay out': forge(`
    for (let i = 0; i < 1e6; i++) {
      say(...many(50, (k) => ({ type: 'log', level: 'log', parts: [{ kind: 'text', text: scripts(3900, i * 50 + k) }] })));
      await pause(15);
    }`),
  'lines of empty objects and tensors': forge(`
    const parts = many(6, (k) => k % 3 ? { kind: 'object', preview: '', detail: '' } : { kind: 'tensor', shape: [], dtype: '', values: [], more: 0 });
    for (let i = 0; i < 1e6; i++) {
      say(...many(500, (k) => ({ type: 'log', level: k % 2 ? 'log' : 'warn', parts })));
      await pause(15);
    }`),
};
