/** What is read of the errors by year. */
export const words = {
  title: 'Top-5 error by year',
  about: 'The lowest top-5 error of each year’s ImageNet challenge, 2010 to 2015.',
  drawing: 'Top-5 error by year, with two years to drag along the axis',
  from: 'First year',
  to: 'Second year',
  year: (year: number, error: string) => `${year}, ${error} per cent`,
  second: 'second of 2012',
  person: 'one person, 5.1',
  entry: 'Entry of 2012',
  entries: { supplied: 'supplied pictures only, 16.4 %', official: 'with others besides, 15.3 %' },
  axis: 'Axis',
  scales: { linear: 'per cent', log: 'ratios (logarithmic)' },
  yearly: (share: string, years: number) => `, ${share} % a year over ${years} years`,
  fall: (
    before: string,
    after: string,
    { points, pictures, share, yearly }: { points: string; pictures: number; share: string; yearly: string },
  ) =>
    `From ${before} to ${after} the top-5 error fell by ${points} points: of 1,000 pictures ${pictures} fewer were missed. ` +
    `That is ${share} % of the error${yearly}.`,
  result: (year: number, name: string, error: string) => `${year} (${name}, ${error} %)`,
} as const;
