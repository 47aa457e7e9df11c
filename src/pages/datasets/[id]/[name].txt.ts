import { fileRoute } from '../../../datasets/file-route.ts';

export const { getStaticPaths, GET } = fileRoute(({ licence }) => licence.file, 'text/plain; charset=utf-8');
