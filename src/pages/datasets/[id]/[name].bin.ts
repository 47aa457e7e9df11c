import { fileRoute } from '../../../datasets/file-route.ts';

export const { getStaticPaths, GET } = fileRoute(({ binary }) => binary.file, 'application/octet-stream');
