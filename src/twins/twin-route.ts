import type { APIRoute, GetStaticPaths } from 'astro';
import { type TwinFile, twinFiles } from './twin-files.ts';

/** A route that publishes a file made of each twin; Astro takes the ending of the address from the route's name. */
export function twinRoute(
  bodyOf: (twin: TwinFile) => string,
  type: string,
): { getStaticPaths: GetStaticPaths; GET: APIRoute } {
  const named = [...twinFiles.values()].map((twin) => [twin.address.replace('pytorch/', ''), twin] as const);
  return {
    getStaticPaths: () => named.map(([name]) => ({ params: { name } })),
    GET: ({ params: { name } }) => {
      const twin = named.find(([known]) => known === name)?.[1];
      if (!twin) return new Response('There is no such program in PyTorch.', { status: 404 });
      return new Response(bodyOf(twin), { headers: { 'content-type': type } });
    },
  };
}
