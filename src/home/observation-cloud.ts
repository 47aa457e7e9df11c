import { inBoxes } from '../chapter-heads/in-boxes.ts';
import { openDataset } from '../chapter-heads/open-dataset.ts';

/** What the cloud spans: °C and g/kg, whatever the axes that it is laid behind. */
export const cloudSpan = { x: { low: -5, high: 32 }, y: { low: 0, high: 26 } };

const box = { temperature: 0.25, humidity: 0.3 };
/** A dot's diameter in pixels, by the number of observations in its box: one size for each fourfold. */
const diameters = [1.6, 2.3, 3.1, 4, 5];

/** How many observations the cloud stands for. */
export function observations(): number {
  const { airTemperature } = readAir().columns;
  return airTemperature?.filter((t) => t >= cloudSpan.x.low && t < cloudSpan.x.high).length ?? 0;
}

/**
 * Every observed pair of air temperature and specific humidity over the sea as a mask: dots that take the colour of what
 * they are laid over, and keep their size and shape however the picture is stretched.
 */
export function drawObservationCloud(): string {
  const { airTemperature, specificHumidity } = readAir().columns;
  if (!airTemperature || !specificHumidity) throw new Error('COADS has lost the humidity of its air.');
  const { x, y } = cloudSpan;
  const pairs = { temperatures: airTemperature, humidities: specificHumidity, from: x.low, to: x.high };
  const paths = inBoxes(pairs, box, diameters.length).map((places, size) => {
    const dots = places.map(([t, q]) => `M${share(t, x)} ${1000 - share(q, y)}h0`).join('');
    return `<path stroke-width="${diameters[size]}" d="${dots}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000" preserveAspectRatio="none" stroke="black" stroke-linecap="round"><style>path{vector-effect:non-scaling-stroke}</style>${paths.join('')}</svg>`;
}

const readAir = () => openDataset('coads').samples(['airTemperature', 'specificHumidity']);

/** Thousandths of a span. */
function share(value: number, { low, high }: { low: number; high: number }): number {
  return Math.round(((value - low) / (high - low)) * 1000);
}
