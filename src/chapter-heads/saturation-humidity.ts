import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';
import { inBoxes } from './in-boxes.ts';
import { openDataset } from './open-dataset.ts';

/** The ranges of temperature (°C) and humidity (g/kg) that the drawing spans. */
const temperature = { min: -32, max: 35 };
const humidity = { min: 0, max: 26 };

/** Width and height of a dot's box, in °C and g/kg: 6.4 units of the drawing both ways. */
const box = { temperature: 0.4, humidity: 0.44 };
const none = new Float32Array();
/** A dot's diameter by the number of observations in its box: one size for each fourfold. */
const diameters = [1.7, 2.5, 3.4, 4.4, 5.4];

/**
 * The head of the chapter on dense networks: temperature and humidity of the air in every cell of COADS as a cloud
 * of dots, and the saturation curve that its network learns to see.
 */
export function drawSaturationHumidity(): Drawing {
  const cells = openDataset('coads').samples(['airTemperature', 'specificHumidity']);
  const { airTemperature = none, specificHumidity = none } = cells.columns;
  const cloud = dots(airTemperature, specificHumidity);
  const asides = [
    aside('saturation', x(28.6) - 14, y(24.6)),
    ...[5, 10, 15].map((q) => aside(`${q}${q === 15 ? ' g/kg' : ''}`, width, y(q) + 4)),
  ];
  return drawing({
    alt: `${cells.count.toLocaleString('en-GB')} observed pairs of air temperature and specific humidity over the sea, drawn from −32 °C up: a cloud that rises ever more steeply along the curve of saturation.`,
    caption: 'Humidity of the air over the sea, by its temperature (COADS), and the curve of saturation.',
    marks: `${cloud}<path class="curve" d="${saturationCurve()}"/>`,
    asides,
    leavesRoom: true,
    ticks: [-30, -20, -10, 0, 10, 20, 30].map((t) => [
      x(t),
      `${t < 0 ? `−${-t}` : t}${t === 30 ? ' °C' : ''}`,
    ]),
  });
}

function x(t: number): number {
  return round(((t - temperature.min) / (temperature.max - temperature.min)) * width);
}

function y(q: number): number {
  return round((1 - (q - humidity.min) / (humidity.max - humidity.min)) * height);
}

function dots(temperatures: Float32Array, humidities: Float32Array): string {
  const shown = { temperatures, humidities, from: temperature.min, to: temperature.max };
  return inBoxes(shown, box, diameters.length)
    .map((places, size) => {
      const path = places.map(([t, q]) => `M${x(t)} ${y(q)}h0`).join('');
      return `<path class="dots" style="--across:${diameters[size]}" d="${path}"/>`;
    })
    .join('');
}

/** Saturation over water at 1013.25 hPa by Bolton (1980), equation 10, up to the top of the drawing. */
function saturationCurve(): string {
  const points: [number, number][] = [];
  for (let t = temperature.min; t <= temperature.max; t += 1) {
    const vapour = 6.112 * Math.exp((17.67 * t) / (t + 243.5));
    const q = (1000 * 0.622 * vapour) / (1013.25 - 0.378 * vapour);
    if (q <= humidity.max) points.push([x(t), y(q)]);
  }
  return line(points);
}
