import { twinRoute } from '../../twins/twin-route.ts';

export const { getStaticPaths, GET } = twinRoute(
  ({ source }) => `${source}\n`,
  'text/x-python; charset=utf-8',
);
