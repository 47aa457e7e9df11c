/** What is read of attention over six days. */
export const words = {
  title: 'A query, six keys, six values',
  about:
    'A plane with the query of one day and the keys of six days of wind as arrows, all to drag, and for each day the way from the scalar product to its share and to what it adds to the weighted mean.',
  plane: 'The query and the keys of six days as arrows on a plane, each with a knob to drag',
  table: 'From the scalar products to the shares and the weighted mean, day by day',
  axes: ['part 1: Valentia', 'part 2: Malin Head'],
  day: (k: number) => `${26 + k} May`,
  query: 'q',
  key: (k: number) => `k${'₁₂₃₄₅₆'[k] ?? ''}`,
  queryPart: (day: string, part: number) => `Query of ${day}, part ${part}`,
  keyPart: (day: string, part: number) => `Key of ${day}, part ${part}`,
  asks: 'Day that asks',
  divide: 'Divide by √2',
  heads: {
    product: 'q · k',
    divided: '÷ √2',
    score: 'score',
    power: 'exp',
    share: 'share',
    value: 'value',
    part: 'product',
  },
  sum: 'sum',
  noScore: 'here the score is 0',
  says: (day: string, query: string) => `${day} asks with the query (${query}).`,
  most: (day: string, product: string, divided: string, power: string, all: string, share: string) =>
    `Its largest share goes to ${day}: ${product}${divided}, and the exponential of that is ${power}, of ${all} in all: ${share}.`,
  divided: (score: string) => `, divided by √2 ${score}`,
  least: (day: string, share: string) => `The smallest goes to ${day}, ${share}.`,
  mean: (mean: string) => `The weighted mean of the values is ${mean}.`,
} as const;
