/** What playgrounds need once they are pressed, a file for each program. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { programFiles } from '../../programs/program-files.ts';

export const getStaticPaths: GetStaticPaths = () =>
  programFiles().map(({ name, json }) => ({ params: { name }, props: { json } }));

export const GET: APIRoute = ({ props }) =>
  new Response(String(props['json']), { headers: { 'content-type': 'application/json' } });
