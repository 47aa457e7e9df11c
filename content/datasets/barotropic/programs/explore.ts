/**
 * @title Simulate an atmosphere of one layer
 * @expect plot "Energy and enstrophy" series "energy" last > 0.7
 * @expect plot "Energy and enstrophy" series "energy" last < 1.6
 * @expect table "This run and the stored one" cell "last kept state" "difference (10⁶ m² s⁻¹)" < 1
 */
import { barotropic, dataset, field, plot, steps, table } from 'lab';

const month = 0; // @knob 0..131 month, from January 1982
// With 1 the flow is tame, and no longer that of the data set.
const windFactor = 3; // @knob 1..3 step 0.5 times the real winds
const model = barotropic({ truncation: 31, stepHours: 2, drag: { days: 10 }, windFactor });

// Real winds begin the run. The source of vorticity would keep the calendar month's mean winds as they are.
const winds = await dataset('fnoc-winds');
const [{ latitude, longitude }, { u, v }] = [winds.axes, winds.variables];
const [normalU, normalV] = [winds.climatology('u').take([month]), winds.climatology('v').take([month])];
model.hold({ u: normalU, v: normalV, latitude, longitude });
model.start({ u: u.take([month]), v: v.take([month]), latitude, longitude });

const rows = 48;
function draw(when: string) {
  field(model.map('vorticity', rows), {
    title: `Simulated vorticity, ${when}`,
    units: 's⁻¹',
    palette: 'diverging',
    shape: [rows, 2 * rows],
    x: { label: 'longitude', units: '° east', first: 0, last: 360 - 180 / rows },
    y: { label: 'latitude', units: '° north', first: -90 + 90 / rows, last: 90 - 90 / rows },
  });
}
draw('at the start');

// Without hold, drag and dissipation ({ order: 1, hours: 0 }) both would stay 1: the equation conserves them.
const conserved = plot({
  title: 'Energy and enstrophy',
  x: { label: 'simulated days' },
  y: { label: 'relative to the start' },
});
const [energy, enstrophy] = [model.energy(), model.enstrophy()];

// The data set keeps a state every 12 hours from day 5 on: this run should pass through them.
const stored = (await dataset('barotropic')).variables.streamfunction;
const differences: [string, number][] = [];
for await (const step of steps(25)) {
  model.run(12);
  conserved.add('energy', model.hours / 24, model.energy() / energy);
  conserved.add('enstrophy', model.hours / 24, model.enstrophy() / enstrophy);
  draw('now');
  const state = (model.hours - 120) / 12;
  if (state !== 0 && state !== 15) continue;
  const kept = stored.take([month * 16 + state]);
  const squares = model.map('streamfunction', 32).map((psi, cell) => (psi / 1e6 - (kept[cell] ?? 0)) ** 2);
  const difference = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  differences.push([`${step < 20 ? 'first' : 'last'} kept state`, Number(difference.toFixed(3))]);
}
table({
  title: 'This run and the stored one',
  columns: ['state', 'difference (10⁶ m² s⁻¹)'],
  rows: differences,
});
