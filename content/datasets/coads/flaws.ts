/** What a user of the climatology must know; the numbers in it are counted from the data. */
export function flaws(
  variables: Readonly<Record<string, ArrayLike<number>>>,
  latitude: readonly number[],
  columns: number,
): string[] {
  const at = (name: string, cell: number): number => variables[name]?.[cell] ?? Number.NaN;
  const cells = variables['sst']?.length ?? 0;
  const boxes = latitude.length * columns;
  const count = (holds: (cell: number) => boolean): string =>
    Array.from({ length: cells }, (_, cell) => cell)
      .filter(holds)
      .length.toLocaleString('en-GB');

  const present = (cell: number): boolean =>
    Object.keys(variables).some((name) => !Number.isNaN(at(name, cell)));
  const visits = Array.from({ length: boxes }, (_, box) => {
    let months = 0;
    for (let cell = box; cell < cells; cell += boxes) if (present(cell)) months++;
    return months;
  });
  /** Share of the months that hold a value, over the boxes between two latitudes that hold one at all. */
  const share = (south: number, north: number): string => {
    const ever = visits.filter((months, box) => {
      const row = latitude[Math.floor(box / columns)] as number;
      return months > 0 && row > south && row < north;
    });
    const filled = ever.reduce((sum, months) => sum + months, 0);
    return `${((100 * filled * boxes) / (ever.length * cells)).toFixed(1)} %`;
  };

  const complete = count(
    (cell) => !Number.isNaN(at('airTemperature', cell) + at('specificHumidity', cell) + at('pressure', cell)),
  );
  const saturated = count(
    (cell) => at('specificHumidity', cell) > saturation(at('airTemperature', cell), at('pressure', cell)),
  );
  const faster = count(
    (cell) => Math.hypot(at('uWind', cell), at('vWind', cell)) > at('windSpeed', cell) + 0.01,
  );
  const apart = count((cell) => Math.abs(at('sst', cell) - at('airTemperature', cell)) > 10);

  return [
    `Ships follow routes. Of the months of boxes that were visited at all, ${share(-20, 20)} hold a value within 20° of ` +
      `the equator, ${share(-60, -40)} between 40° and 60° south and ${share(-90, -60)} beyond.`,
    'The number of reports behind a mean is not in the file. In rarely visited boxes it is small, and such means are ' +
      'noisy.',
    `In ${saturated} of the ${complete} cells with temperature, humidity and pressure, the mean humidity exceeds ` +
      'saturation (over water) at the mean temperature. Such cells are noise, frost or fog, or the mean of a curve that ' +
      'is not the curve of the mean.',
    `Each variable is averaged over its own reports. In ${faster} cells the mean wind vector is longer than the mean ` +
      `wind speed, which a single set of reports could not give; in ${apart} cells air and water differ by more than 10 °C.`,
    'Ways of measuring changed over the years (buckets and engine intakes for water temperature, the look of the sea ' +
      'and anemometers for wind). No correction was made here.',
    'A climatology has no weather: neighbouring boxes and months are nearly copies of each other, which is why the ' +
      'split keeps blocks together. Boxes on either side of a block’s edge are still neighbours.',
  ];
}

/** Specific humidity at saturation over water in g/kg (Magnus form of Alduchov and Eskridge 1996). */
function saturation(celsius: number, hectopascals: number): number {
  const vapour = 6.1094 * Math.exp((17.625 * celsius) / (celsius + 243.04));
  return (622 * vapour) / (hectopascals - 0.378 * vapour);
}
