import { fileRoute } from '../../../datasets/file-route.ts';

export const { getStaticPaths, GET } = fileRoute(() => 'dataset.json', 'application/json');
