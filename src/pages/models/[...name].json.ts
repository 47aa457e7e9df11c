/** The author's models, a file for each: what `loadModel` fetches. */
import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { modelFiles } from '../../models/model-files.ts';

export const getStaticPaths: GetStaticPaths = () =>
  modelFiles(process.cwd()).map(({ address, path }) => ({ params: { name: address }, props: { path } }));

export const GET: APIRoute = ({ props }) =>
  new Response(readFileSync(String(props['path']), 'utf8'), {
    headers: { 'content-type': 'application/json' },
  });
