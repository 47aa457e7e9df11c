/** What the author's run of each program has shown, a file for each, for the page that takes any program. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { resultsFiles } from '../../programs/program-files.ts';

export const getStaticPaths: GetStaticPaths = () =>
  resultsFiles().map(({ name, json }) => ({ params: { name }, props: { json } }));

export const GET: APIRoute = ({ props }) =>
  new Response(String(props['json']), { headers: { 'content-type': 'application/json' } });
