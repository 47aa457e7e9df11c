import { aside, type Drawing, drawing, height, line, round, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** The season that is drawn, one of those that the chapter learns from, and the storm whose future is guessed. */
const season = 2004;
const storm = 'Ivan';
/** The western and the southern edge, and units of the drawing for a degree. */
const [west, south] = [-104, 8];
const scale = { longitude: 10.6, latitude: 11.8 };
/** Rows of a track in a day: it has one every six hours. */
const day = 4;

/**
 * The head of the chapter on memory: the tracks of all storms of one season, and for one of them where it would have
 * been a day later had it gone on as in the six hours before. What else a track remembers, networks are asked.
 */
export function drawTracksOfASeason(): Drawing {
  const { variables, times } = openDataset('atlantic-storms');
  const [latitudes, longitudes] = [variables['latitude']?.values ?? [], variables['longitude']?.values ?? []];
  const hours = variables['hours']?.values ?? [];
  const place = (row: number): [number, number] => [
    ((longitudes[row] ?? Number.NaN) - west) * scale.longitude,
    height - ((latitudes[row] ?? Number.NaN) - south) * scale.latitude,
  ];
  const tracks: number[][] = [];
  for (const [row, hour] of Array.from(hours).entries()) {
    if (hour === 0) tracks.push([]);
    if (times[row]?.getUTCFullYear() === season) tracks.at(-1)?.push(row);
  }
  const drawn = tracks.filter((rows) => rows.length > 1);
  const longest = drawn.reduce((best, rows) => (rows.length > best.length ? rows : best), []);
  const guesses = longest
    .filter((row, i) => i > 0 && i % day === 0 && longest[i + day] !== undefined && row > 0)
    .map((row) => {
      const [[x, y], [x0, y0]] = [place(row), place(row - 1)];
      return line([
        [x, y],
        [x + day * (x - x0), y + day * (y - y0)],
      ]);
    });
  const days = longest.filter((_, i) => i % day === 0).map(place);
  const words = [
    ...[10, 20, 30, 40].map((latitude) =>
      aside(
        `${latitude}°${latitude === 40 ? ' N' : ''}`,
        width,
        height - (latitude - south) * scale.latitude,
      ),
    ),
    aside(`${storm}, day by day, and where it would be had it gone straight on`, width, height - 8),
  ];
  return drawing(
    `Tracks of the ${drawn.length} tropical storms of ${season} over the Atlantic. From each day of ${storm} a straight line goes on as the storm moved in the last six hours: where the track bends, the line's end lies far beside the place of the next day.`,
    `<path class="threads" d="${drawn
      .filter((rows) => rows !== longest)
      .map((rows) => line(rows.map(place)))
      .join(
        '',
      )}"/><path class="curve" d="${line(longest.map(place))}"/><path class="fit" d="${guesses.join('')}"/><path class="points" d="${days.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('')}"/>${words.join('')}`,
    [-100, -80, -60, -40, -20].map((longitude) => [(longitude - west) * scale.longitude, `${-longitude}° W`]),
    -80,
  );
}
