import { lineFit } from '../figures/descent/line-fit.ts';
import { descend } from '../figures/descent/optimisers.ts';
import type { Pair } from '../figures/descent/surface.ts';
import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';

/** Where the lowest place is drawn, and units of the drawing for one of a parameter. */
const centre = { x: 800, y: 288 };
const scale = 50;
/** Losses above the lowest one, in (g/kg)², whose lines are drawn. */
const levels = [0.5, 2, 4.5, 8, 12.5, 18, 24.5];

/**
 * The head of the chapter on learning: the loss of a line through 64 cells of sea, seen along the floor of its valley,
 * with two walks down. With all cells and a rate near the limit the walk jumps from wall to wall; with four cells at a
 * time it trembles.
 */
export function drawValley(): Drawing {
  const fit = lineFit('tens');
  const ellipses = fit.ellipses;
  if (!ellipses) throw new Error('the loss of a line is a bowl');
  const turn = (ellipses.degrees * Math.PI) / 180;
  const [steep, flat] = ellipses.curvatures;
  /** From slope and intercept to the drawing: right is along the floor, up is across it. */
  const place = ([w, b]: Pair): [number, number] => {
    const [dw, db] = [w - fit.best[0], b - fit.best[1]];
    const along = dw * Math.sin(turn) - db * Math.cos(turn);
    const across = dw * Math.cos(turn) + db * Math.sin(turn);
    return [centre.x + scale * along, centre.y - scale * across];
  };
  /** The parameters so far along the floor and so far across it. */
  const parameters = (along: number, across: number): Pair => [
    fit.best[0] + along * Math.sin(turn) + across * Math.cos(turn),
    fit.best[1] - along * Math.cos(turn) + across * Math.sin(turn),
  ];
  const rings = levels.map((level) => {
    // ½ · curvature · distance² is how far the loss lies above its lowest value.
    const [rx, ry] = [flat, steep].map((curvature) => round(scale * Math.sqrt((2 * level) / curvature)));
    return `<ellipse cx="${centre.x}" cy="${centre.y}" rx="${rx}" ry="${ry}"/>`;
  });
  const walk = { optimiser: 'sgd', seed: 4 } as const;
  const exact = descend(fit, {
    ...walk,
    start: parameters(-14.2, -1.1),
    rate: 0.94 * fit.largestRate,
    steps: 60,
  });
  const noisy = descend(lineFit('tens', 4), {
    ...walk,
    start: parameters(-14.2, 0.6),
    rate: 0.03,
    steps: 420,
  });
  const asides = [
    aside('64 cells at each step', 90, centre.y + 76, 'start'),
    aside('4 cells at each step', 690, centre.y + 44, 'middle'),
  ];
  const ticks = [0, 1, 2, 3, 4, 5, 6, 7].map((w) => {
    const along = (w - fit.best[0]) / Math.sin(turn);
    return [centre.x + scale * along, w === 7 ? 'w = 7' : `${w}`] as const;
  });
  return drawing({
    alt: `The loss of a line over its two parameters: a long, narrow valley that is ${Math.sqrt(fit.condition).toFixed(1)} times as long as wide. Two walks begin at its left end. One, with all 64 cells at each step, jumps from wall to wall; the other, with four cells at a time, trembles. Both arrive near the lowest place, at a slope of ${fit.best[0].toFixed(1)} g/kg for every ten degrees.`,
    caption:
      'The loss of a line through 64 cells of sea, by its two parameters: lines of equal loss, and two walks down to the lowest.',
    marks: `<clipPath id="valley-frame"><path d="M0 0H${width}V${height - 28}H0z"/></clipPath><g class="contours" clip-path="url(#valley-frame)">${rings.join('')}</g><path class="walk" d="${line(exact.map(place))}"/><path class="walk trembling" d="${line(noisy.map(place))}"/><path class="place" d="M${centre.x - 6} ${centre.y}h12m-6-6v12"/>`,
    asides,
    ticks,
    top: 165,
  });
}
