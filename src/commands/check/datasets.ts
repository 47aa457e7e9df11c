import { gunzipSync } from 'fflate';
import { type DatasetCard, datasetSchema } from '../../schemas/dataset.ts';
import { catalogueSource } from '../data/catalogue-source.ts';
import { sha256 } from '../data/sha256.ts';
import { numbersOfCard } from './dataset-numbers.ts';
import { jsonFault, lineOfPath } from './json-text.ts';
import { has, inScope, type Problem, type Project } from './project.ts';

const remake = 'Run npm run data, which writes the card and the binary together.';

/** Every data set has a whole card, and the card tells the truth about the binary beside it. */
export function datasets(project: Project): Problem[] {
  const folders = new Set(
    [...project.text.keys(), ...project.bytes.keys()].flatMap(
      (path) => /^content\/datasets\/[^/]+(?=\/)/.exec(path) ?? [],
    ),
  );
  const cards: DatasetCard[] = [];
  const problems = [...folders].flatMap((folder) => {
    const file = `${folder}/dataset.json`;
    if (!inScope(project, file)) return [];
    const text = project.text.get(file);
    if (text === undefined) {
      return [{ file, line: 1, message: 'The data set has no card.', mend: remake }];
    }
    const { card, problems: found } = readCard(file, text);
    if (!card) return found;
    cards.push(card);
    const at = (...path: string[]): number => lineOfPath(text, path);
    return againstFiles(project, folder, card, at).map((problem) => ({ file, ...problem }));
  });
  return problems.length > 0 || cards.length < folders.size ? problems : catalogue(project, cards);
}

type Place = (...path: string[]) => number;
type Wrong = Omit<Problem, 'file'>;

function readCard(file: string, text: string): { card?: DatasetCard; problems: Problem[] } {
  const fault = jsonFault(text);
  if (fault) return { problems: [{ file, ...fault, mend: remake }] };
  const result = datasetSchema.safeParse(JSON.parse(text));
  if (result.success) return { card: result.data, problems: [] };
  const problems = result.error.issues.map((issue) => ({
    file,
    line: lineOfPath(text, issue.path.map(String)),
    message: `${issue.path.join('.') || 'The card'}: ${issue.message.replace(/\.?$/, '.')}`,
    mend: 'Correct it in build.ts, then run npm run data; src/schemas/dataset.ts describes every field.',
  }));
  return { problems };
}

function againstFiles(project: Project, folder: string, card: DatasetCard, at: Place): Wrong[] {
  const wrong: Wrong[] = [];
  if (folder !== `content/datasets/${card.id}`) {
    wrong.push({
      line: at('id'),
      message: `The id "${card.id}" is not the folder's name.`,
      mend: 'Rename one of them.',
    });
  }
  if (!has(project, `${folder}/${card.licence.file}`)) {
    const message = `The text of the licence, ${card.licence.file}, is missing.`;
    wrong.push({
      line: at('licence', 'file'),
      message,
      mend: 'Put the full text of the licence beside the card.',
    });
  }
  wrong.push(...againstScript(project.text.get(`${folder}/build.ts`), card, at));
  const binary = project.bytes.get(`${folder}/${card.binary.file}`);
  if (!binary) {
    wrong.push({ line: at('binary', 'file'), message: `${card.binary.file} is missing.`, mend: remake });
    return wrong;
  }
  const found = sha256(binary);
  if (found !== card.checksum.file) {
    const message = `The checksum is wrong: the SHA-256 of ${card.binary.file} is ${found}.`;
    wrong.push({ line: at('checksum', 'file'), message, mend: remake });
    return wrong;
  }
  const payload = gunzipSync(binary);
  const unpacked = sha256(payload);
  if (unpacked !== card.checksum.payload) {
    const message = `The checksum is wrong: the SHA-256 of the uncompressed payload is ${unpacked}.`;
    wrong.push({ line: at('checksum', 'payload'), message, mend: remake });
    return wrong;
  }
  for (const { path, stated, found: value } of numbersOfCard(card, binary.length, payload)) {
    if (stated === value) continue;
    wrong.push({
      line: at(...path),
      message: `${path.join('.')} is ${stated}, but the binary holds ${value}.`,
      mend: remake,
    });
  }
  return wrong;
}

/** The files that the card says it was made from are those that the script verifies. */
function againstScript(script: string | undefined, { source, id }: DatasetCard, at: Place): Wrong[] {
  if (script === undefined) {
    const message = 'The data set has no build.ts, which makes card and binary from its source.';
    return [{ line: 1, message, mend: 'Write it; npm run new -- dataset makes one from a table.' }];
  }
  return source.files.flatMap(({ file, sha256 }, index) => {
    if (script.includes(sha256)) return [];
    return [
      {
        line: at('source', 'files', String(index), 'sha256'),
        message: `The SHA-256 of ${file} is not the one that build.ts verifies.`,
        mend: `Give build.ts the checksum of the file it reads, then run npm run data -- ${id}.`,
      },
    ];
  });
}

function catalogue(project: Project, cards: readonly DatasetCard[]): Problem[] {
  const file = 'playground/lab/data/catalogue.ts';
  if (cards.length === 0 || project.text.get(file) === catalogueSource(cards)) return [];
  return [
    {
      file,
      line: 1,
      message: 'The catalogue that types dataset(id) is not what the cards say.',
      mend: 'Run npm run data.',
    },
  ];
}
