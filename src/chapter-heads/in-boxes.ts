/** Observed pairs, between two temperatures. */
interface Pairs {
  temperatures: Float32Array;
  humidities: Float32Array;
  from: number;
  to: number;
}

/**
 * The middles of those boxes of temperature and humidity in which there are observations, by how many: one size for each
 * fourfold.
 */
export function inBoxes(
  { temperatures, humidities, from, to }: Pairs,
  box: { temperature: number; humidity: number },
  sizes: number,
): [temperature: number, humidity: number][][] {
  const counts = new Map<string, number>();
  temperatures.forEach((t, cell) => {
    if (t < from || t >= to) return;
    const column = Math.floor(t / box.temperature);
    const row = Math.floor((humidities[cell] ?? 0) / box.humidity);
    counts.set(`${column} ${row}`, (counts.get(`${column} ${row}`) ?? 0) + 1);
  });
  const places: [number, number][][] = Array.from({ length: sizes }, () => []);
  for (const [key, count] of counts) {
    const [column = 0, row = 0] = key.split(' ').map(Number);
    const size = Math.min(sizes - 1, Math.floor(Math.log(count) / Math.log(4)));
    places[size]?.push([(column + 0.5) * box.temperature, (row + 0.5) * box.humidity]);
  }
  return places;
}
