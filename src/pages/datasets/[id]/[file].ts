import type { APIRoute } from 'astro';
import { datasetCards, datasetFile, publishedFiles } from '../../../datasets/dataset-files.ts';

/** Publishes each data set's card, binary and licence beside its page. */
export function getStaticPaths() {
  return datasetCards.flatMap((card) =>
    publishedFiles(card).map((file) => ({ params: { id: card.id, file } })),
  );
}

const types: Record<string, string> = { json: 'application/json', txt: 'text/plain; charset=utf-8' };

export const GET: APIRoute = ({ params: { id = '', file = '' } }) => {
  const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return new Response(datasetFile(id, file), { headers: { 'content-type': type } });
};
