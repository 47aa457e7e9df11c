import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import card from '../../content/datasets/coads/dataset.json';
import { unpackDataset } from '../../playground/lab/dataset.ts';

/** Size of the drawing in its own units, and the ranges of temperature (°C) and humidity (g/kg) that it spans. */
const width = 1080;
const height = 380;
const temperature = { min: -32, max: 35 };
const humidity = { min: 0, max: 26 };

/** Width and height of a dot's box, in °C and g/kg: 6.4 units of the drawing both ways. */
const box = { temperature: 0.4, humidity: 0.44 };
/** A dot's diameter by the number of observations in its box: one size for each fourfold. */
const diameters = [1.7, 2.5, 3.4, 4.4, 5.4];

/**
 * The head of the chapter on dense networks: temperature and humidity of the air in every cell of COADS as a cloud
 * of dots, and the saturation curve that its network learns to see.
 */
export function drawSaturationHumidity(): { alt: string; svg: string } {
  const packed = readFileSync(join(process.cwd(), 'content/datasets/coads', card.binary.file));
  const bytes = new Uint8Array(gunzipSync(packed)).buffer;
  const cells = unpackDataset(card, bytes).samples(['airTemperature', 'specificHumidity']);
  const cloud = dots(cells.columns['airTemperature'], cells.columns['specificHumidity']);
  const curve = `<path class="curve" d="${saturationCurve()}"/>`;
  const words = [
    `<text class="aside" x="${x(28.6)}" y="${y(24.6)}" text-anchor="end" dx="-14">saturation</text>`,
    ...[5, 10, 15].map(
      (q) =>
        `<text class="aside" x="${width}" y="${y(q) + 4}" text-anchor="end">${q}${q === 15 ? ' g/kg' : ''}</text>`,
    ),
    `<text class="aside" x="${width}" y="${y(1.6)}" text-anchor="end">Humidity of air over the sea, by its temperature (COADS)</text>`,
  ].join('');
  const axis = [-30, -20, -10, 0, 10, 20, 30].map(
    (t) => `<path class="tick" d="M${x(t)} ${height}v6"/>${label(t)}`,
  );
  return {
    alt: `${cells.count.toLocaleString('en-GB')} observed pairs of air temperature and specific humidity over the sea, drawn from −32 °C up: a cloud that rises ever more steeply along the curve of saturation.`,
    svg: `<svg viewBox="0 0 ${width} ${height + 30}">${cloud}${curve}${words}<path class="axis" d="M0 ${height}H${width}"/>${axis.join('')}</svg>`,
  };
}

function x(t: number): number {
  return round(((t - temperature.min) / (temperature.max - temperature.min)) * width);
}

function y(q: number): number {
  return round((1 - (q - humidity.min) / (humidity.max - humidity.min)) * height);
}

function dots(temperatures: Float32Array | undefined, humidities: Float32Array | undefined): string {
  const counts = new Map<string, number>();
  temperatures?.forEach((t, cell) => {
    if (t < temperature.min) return;
    const column = Math.floor(t / box.temperature);
    const row = Math.floor((humidities?.[cell] ?? 0) / box.humidity);
    counts.set(`${column} ${row}`, (counts.get(`${column} ${row}`) ?? 0) + 1);
  });
  const paths = diameters.map(() => '');
  for (const [key, count] of counts) {
    const [column = 0, row = 0] = key.split(' ').map(Number);
    const size = Math.min(diameters.length - 1, Math.floor(Math.log(count) / Math.log(4)));
    const at = `M${x((column + 0.5) * box.temperature)} ${y((row + 0.5) * box.humidity)}h0`;
    paths[size] += at;
  }
  return paths
    .map((path, size) => `<path class="dots" stroke-width="${diameters[size]}" d="${path}"/>`)
    .join('');
}

/** Saturation over water at 1013.25 hPa by Bolton (1980), equation 10, up to the top of the drawing. */
function saturationCurve(): string {
  const points: string[] = [];
  for (let t = temperature.min; t <= temperature.max; t += 1) {
    const vapour = 6.112 * Math.exp((17.67 * t) / (t + 243.5));
    const q = (1000 * 0.622 * vapour) / (1013.25 - 0.378 * vapour);
    if (q <= humidity.max) points.push(`${x(t)} ${y(q)}`);
  }
  return `M${points.join('L')}`;
}

function label(t: number): string {
  const text = t < 0 ? `−${-t}` : `${t}`;
  return `<text x="${x(t)}" y="${height + 24}" text-anchor="middle">${text}${t === 30 ? ' °C' : ''}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
