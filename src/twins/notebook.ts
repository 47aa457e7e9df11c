import type { Twin } from './twin.ts';

/** Where a notebook finds what it needs. */
export interface NotebookPlace {
  /** Address of the course's root with a slash at its end; undefined where the build was not told. */
  site: string | undefined;
}

interface Cell {
  cell_type: 'markdown' | 'code';
  id: string;
  metadata: Record<string, never>;
  source: string[];
}

/**
 * A twin as a Jupyter notebook (nbformat 4.5): its docstring as text, a cell that fetches the NetCDF files of its data
 * sets from the course's site, then its cells. It has no output yet, as a program has none before Run.
 *
 * Source: https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function notebook(twin: Twin, place: NotebookPlace): object {
  const cells: Cell[] = [];
  const add = (kind: Cell['cell_type'], text: string): void => {
    const lines = text.split('\n');
    cells.push({
      cell_type: kind,
      id: `cell-${cells.length + 1}`,
      metadata: {},
      source: lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line)),
    });
  };
  add('markdown', `# ${twin.title}\n\n${twin.about}`);
  if (twin.datasets.length > 0) add('code', fetching(twin.datasets, place));
  for (const { heading, code } of twin.cells) {
    if (heading !== '') add('markdown', `## ${heading}`);
    if (code !== '') add('code', code);
  }
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    cells: cells.map((cell) =>
      cell.cell_type === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell,
    ),
  };
}

/** Files that are there already are kept: the notebook works without a network once it has run. */
function fetching(datasets: readonly string[], { site }: NotebookPlace): string {
  const names = datasets.map((id) => `"${id}"`).join(', ');
  const lines = [
    'from pathlib import Path',
    'from urllib.request import urlretrieve',
    '',
    ...(site === undefined
      ? [
          '# This copy of the course was built without its own address. Write it here, with a slash at its end,',
          `# or put the NetCDF files from datasets/… of the course beside this notebook.`,
          'SITE = ""',
        ]
      : [`SITE = ${JSON.stringify(site)}`]),
    `for name in [${names}]:`,
    '    if not Path(f"{name}.nc").exists():',
    '        urlretrieve(f"{SITE}datasets/{name}/{name}.nc", f"{name}.nc")',
  ];
  return lines.join('\n');
}
