import { parseRecorded, thaw } from '../../playground/views/recorded.ts';
import type { TableResult } from '../../playground/views/table/state.ts';
import { sitePath } from '../site-path.ts';
import { type RecordedTwin, recordedTwinSchema } from './recorded-twin.ts';
import { parseTwin, type Twin } from './twin.ts';

const sources = import.meta.glob<string>('/content/**/pytorch/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const outputs = import.meta.glob<unknown>('/content/**/pytorch/*.json', { import: 'default', eager: true });
const recordings = import.meta.glob<unknown>('/content/**/recorded/*.json', {
  import: 'default',
  eager: true,
});

/** A PyTorch file with what pages show of it. */
export interface TwinFile extends Twin {
  source: string;
  /** Its address without an ending, from the site's root: `pytorch/dense-networks/saturation-humidity`. */
  address: string;
  /** What it printed when it was last run. */
  recorded: RecordedTwin | undefined;
  /** The tables that its programs show on the page. */
  tables: TableResult[];
}

/** Every twin, by its path from the project's root: `/content/chapters/04-dense-networks/pytorch/….py`. */
export const twinFiles: ReadonlyMap<string, TwinFile> = new Map(
  Object.entries(sources).map(([path, source]) => [path, open(path, source)]),
);

function open(path: string, source: string): TwinFile {
  const twin = parseTwin(source);
  const output = outputs[path.replace(/\.py$/, '.json')];
  const [, folder = '', name = ''] =
    /^\/content\/(?:chapters\/\d+-)?(.+)\/pytorch\/(.+)\.py$/.exec(path) ?? [];
  return {
    ...twin,
    source: source.trimEnd(),
    address: `pytorch/${folder}/${name}`,
    recorded: output === undefined ? undefined : recordedTwinSchema.parse(output),
    tables: twin.programs.flatMap((program) =>
      tablesOf(path.replace(/pytorch\/[^/]+$/, `recorded/${program}.json`)),
    ),
  };
}

function tablesOf(path: string): TableResult[] {
  const recorded = recordings[path];
  return recorded === undefined ? [] : thaw(parseRecorded(recorded)).tables;
}

/** The address of the course's root, where the build was told it. */
export function siteAddress(): string | undefined {
  const site = import.meta.env.SITE;
  return site ? new URL(sitePath(''), site).href : undefined;
}
