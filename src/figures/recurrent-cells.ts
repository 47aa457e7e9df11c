/** The recurrent cells that figures show. */
export const cells = ['rnn', 'lstm', 'gru'] as const;
export type Cell = (typeof cells)[number];
