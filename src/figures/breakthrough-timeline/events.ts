/** What happened when, models by their first appearance, often a preprint; each date is that of the source named. */

export interface Happening {
  /** Year and, where the source says, month and day. */
  readonly date: string;
  readonly field: 'learning' | 'weather';
  readonly name: string;
  readonly what: string;
  readonly source: string;
}

export const happenings: readonly Happening[] = [
  {
    date: '2012',
    field: 'learning',
    name: 'AlexNet',
    what: 'A deep network brings the error in naming photographs from 26 to 16 %.',
    source: 'Krizhevsky et al. 2012',
  },
  {
    date: '2015',
    field: 'learning',
    name: 'ResNet',
    what: 'Shortcuts make networks of more than a hundred layers trainable.',
    source: 'He et al. 2016',
  },
  {
    date: '2016-03',
    field: 'learning',
    name: 'AlphaGo',
    what: 'Networks and tree search beat Lee Sedol at Go, four games to one.',
    source: 'Silver et al. 2017',
  },
  {
    date: '2017-06',
    field: 'learning',
    name: 'Transformer',
    what: 'Attention alone translates better than recurrent networks. Google Brain, Google Research, University of Toronto.',
    source: 'Vaswani et al. 2017',
  },
  {
    date: '2018',
    field: 'weather',
    name: 'First global networks',
    what: 'A dense and a local network forecast the globe at 6°, and lose to a coarse numerical model.',
    source: 'Dueben and Bauer 2018',
  },
  {
    date: '2019-08',
    field: 'weather',
    name: 'Weyn et al.',
    what: 'A convolutional network beats persistence, climatology and the barotropic vorticity equation for three days.',
    source: 'Weyn et al. 2019',
  },
  {
    date: '2020-02',
    field: 'weather',
    name: 'WeatherBench',
    what: 'One data set, one test, one table of scores, with persistence and climatology in it. The paper followed in November.',
    source: 'Rasp et al. 2020',
  },
  {
    date: '2020-11',
    field: 'learning',
    name: 'AlphaFold 2',
    what: 'Protein structures at the accuracy of experiments. The paper followed in July 2021.',
    source: 'Jumper et al. 2021',
  },
  {
    date: '2021-09',
    field: 'weather',
    name: 'DGMR nowcasting',
    what: 'A generative network of radar rain for 5 to 90 minutes; more than 50 forecasters put it first in 89 % of cases.',
    source: 'Ravuri et al. 2021',
  },
  {
    date: '2022-02',
    field: 'weather',
    name: 'Keisler; FourCastNet',
    what: 'A graph network at 1° comes near the operational models; a transformer runs at 0.25°.',
    source: 'Keisler 2022; Pathak et al. 2022',
  },
  {
    date: '2022-11',
    field: 'weather',
    name: 'Pangu-Weather',
    what: 'A three-dimensional transformer has lower errors than the best numerical model in its test. The paper followed in July 2023.',
    source: 'Bi et al. 2023',
  },
  {
    date: '2022-11-30',
    field: 'learning',
    name: 'ChatGPT',
    what: 'A language model that anybody can talk to.',
    source: 'OpenAI 2022',
  },
  {
    date: '2022-12-24',
    field: 'weather',
    name: 'GraphCast',
    what: 'A graph network is better than ECMWF’s high-resolution forecast on 90 % of its targets. The paper followed in November 2023.',
    source: 'Lam et al. 2023',
  },
  {
    date: '2023-07-19',
    field: 'weather',
    name: 'ECMWF compares',
    what: 'From the same analyses a learned model is as good as ECMWF’s own, and smoother.',
    source: 'Ben Bouallègue et al. 2023',
  },
  {
    date: '2023-10',
    field: 'weather',
    name: 'AIFS, first runs',
    what: 'ECMWF runs its own data-driven system four times a day, before it is operational.',
    source: 'Moldovan et al. 2026',
  },
  {
    date: '2023-12',
    field: 'weather',
    name: 'GenCast',
    what: 'A diffusion model makes ensembles of 15 days, better than ECMWF’s on 97.2 % of 1,320 targets. The paper followed in December 2024.',
    source: 'Price et al. 2024',
  },
  {
    date: '2024-04',
    field: 'weather',
    name: 'Aardvark',
    what: 'From observations to forecasts without a numerical model when it runs. The paper followed in March 2025.',
    source: 'Allen et al. 2025',
  },
  {
    date: '2024-12',
    field: 'weather',
    name: 'AIFS-CRPS; GraphDOP',
    what: 'An ensemble trained on its own score; and a model that knows observations only. Both at ECMWF.',
    source: 'Lang et al. 2026; Alexe et al. 2024',
  },
  {
    date: '2025-02-25',
    field: 'weather',
    name: 'AIFS Single',
    what: 'The first version becomes operational, beside the numerical forecast.',
    source: 'Moldovan et al. 2026',
  },
  {
    date: '2025-07-01',
    field: 'weather',
    name: 'AIFS ENS',
    what: 'An ensemble of 51 members becomes operational.',
    source: 'ECMWF 2025',
  },
  {
    date: '2025-12-17',
    field: 'weather',
    name: 'AIGFS',
    what: 'NOAA makes three systems operational: a learned forecast, a learned ensemble, and one of learned and numerical members.',
    source: 'NOAA 2025',
  },
  {
    date: '2026-05-12',
    field: 'weather',
    name: 'AIFS v2',
    what: 'Second versions of Single and ENS, with one more level and with waves.',
    source: 'ECMWF 2026',
  },
  {
    date: '2026-08',
    field: 'weather',
    name: 'WeatherNext 3',
    what: 'Google starts a forecast every hour, from satellite images beside an analysis.',
    source: 'WeatherNext 3, 2026',
  },
];

/** A date as a number of years; what the source leaves open is put into the middle. */
export function yearOf({ date }: Happening): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + (day === undefined ? 0.5 : (day - 1) / 30.4)) / 12;
}

/** The date in words. */
export function dateOf({ date }: Happening): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const names = 'January February March April May June July August September October November December';
  const name = names.split(' ')[Number(month) - 1] ?? '';
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
