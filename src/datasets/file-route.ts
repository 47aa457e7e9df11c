import type { APIRoute, GetStaticPaths } from 'astro';
import type { DatasetCard } from '../schemas/dataset.ts';
import { datasetCards, datasetFile } from './dataset-files.ts';

/**
 * A route that publishes one file of every data set beside its page. Astro takes the end of an address from the
 * route's file name, so each kind of file has a route of its own.
 *
 * @param bytesOf what the file holds; the file of that name in the data set's folder unless given
 */
export function fileRoute(
  fileOf: (card: DatasetCard) => string,
  type: string,
  bytesOf = (card: DatasetCard) => datasetFile(card.id, fileOf(card)),
): { getStaticPaths: GetStaticPaths; GET: APIRoute } {
  const extension = /\.[^.]+$/;
  return {
    getStaticPaths: () =>
      datasetCards.map((card) => ({ params: { id: card.id, name: fileOf(card).replace(extension, '') } })),
    GET: ({ params: { id } }) => {
      const card = datasetCards.find((entry) => entry.id === id);
      if (!card) return new Response('There is no such data set.', { status: 404 });
      return new Response(bytesOf(card), { headers: { 'content-type': type } });
    },
  };
}
