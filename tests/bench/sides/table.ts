import { parseArgs } from 'node:util';
import type { ReferenceName } from '../../../playground/benchmark/models/reference.ts';
import { compare } from './compare.ts';
import type { Side } from './process.ts';

const names: readonly ReferenceName[] = ['mlp', 'cnn', 'lstm', 'attention', 'graph', 'unet'];

/** Prints the table of the models that the command line names, or of all. `--rounds 15` takes more turns than nine. */
export async function printTable(sides: Readonly<Record<string, Side>>, turn: number): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '9' }, software: { type: 'boolean' } },
  });
  const chosen = positionals.length > 0 ? names.filter((name) => positionals.includes(name)) : names;
  const rows: Record<string, Record<string, string>> = {};
  try {
    for (const model of chosen) {
      const { times, ratios } = await compare(model, sides, { rounds: Number(values.rounds), turn });
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
