import { choiceOf } from './choice.ts';
import { compare } from './compare.ts';
import type { Side } from './process.ts';

/** Prints the table of the models that the command line names, or of all. */
export async function printTable(sides: Readonly<Record<string, Side>>, turn: number): Promise<void> {
  const rows: Record<string, Record<string, string>> = {};
  try {
    const { models, rounds } = choiceOf(process.argv.slice(2));
    for (const model of models) {
      const { times, ratios } = await compare(model, sides, { rounds, turn });
      const row: Record<string, string> = {};
      for (const [index, name] of Object.keys(sides).entries()) {
        row[`${name} (ms)`] = times[name]?.toFixed(2) ?? 'cannot';
        if (index > 0)
          row[`as fast as ${name}`] = ratios[name] === undefined ? '' : `${ratios[name].toFixed(2)} ×`;
      }
      rows[model] = row;
      console.log(model, row);
    }
    console.table(rows);
  } finally {
    for (const side of Object.values(sides)) side.end();
  }
}
