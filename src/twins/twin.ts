/** A PyTorch file of the course, taken apart. */
export interface Twin {
  /** The first line of its docstring, without the full stop. */
  title: string;
  /** The rest of its docstring. */
  about: string;
  /** The programs that it is the twin of, as its docstring names them: `curve-by-autodiff`. */
  programs: string[];
  /** The data sets whose NetCDF files it opens. */
  datasets: string[];
  /** Its code, cut at the lines that begin with `# %%`. */
  cells: TwinCell[];
}

export interface TwinCell {
  /** What stands behind `# %%`. */
  heading: string;
  code: string;
}

/**
 * Takes a twin apart. It begins with a docstring, and lines `# %% …` cut it into cells, as Spyder, VS Code and Jupytext
 * read them.
 *
 * @throws Error that says what is missing
 */
export function parseTwin(source: string): Twin {
  const [whole, docstring] = /^"""([\s\S]+?)"""\s*/.exec(source) ?? [];
  if (whole === undefined || docstring === undefined)
    throw new Error('it does not begin with a docstring of three quotation marks');
  const [title = '', ...rest] = docstring.trim().split('\n');
  const [before = '', ...pieces] = source.slice(whole.length).split(/^# %%/m);
  if (before.trim() !== '' || pieces.length === 0)
    throw new Error('its code does not begin with a line "# %% …"');
  const cells = pieces.map((piece) => {
    const end = piece.indexOf('\n');
    return { heading: piece.slice(0, end).trim(), code: piece.slice(end).trim() };
  });
  return {
    title: title.replace(/\.$/, ''),
    about: rest.join('\n').trim(),
    programs: unique([...title.matchAll(/\b([a-z][\w-]*)\.ts\b/g)]),
    datasets: unique([...source.matchAll(/\bopen_dataset\("([a-z][a-z0-9-]*)\.nc"\)/g)]),
    cells,
  };
}

function unique(matches: RegExpMatchArray[]): string[] {
  return [...new Set(matches.map(([, name]) => name ?? ''))];
}
