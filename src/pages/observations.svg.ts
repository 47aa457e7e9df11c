import type { APIRoute } from 'astro';
import { drawObservationCloud } from '../home/observation-cloud.ts';

/** The observations of the first page, drawn while the site is built. */
export const GET: APIRoute = () =>
  new Response(drawObservationCloud(), { headers: { 'content-type': 'image/svg+xml' } });
