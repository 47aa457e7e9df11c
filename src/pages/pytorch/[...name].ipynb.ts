import { notebook } from '../../twins/notebook.ts';
import { siteAddress } from '../../twins/twin-files.ts';
import { twinRoute } from '../../twins/twin-route.ts';

export const { getStaticPaths, GET } = twinRoute(
  (twin) => `${JSON.stringify(notebook(twin, { site: siteAddress() }), null, 1)}\n`,
  'application/x-ipynb+json',
);
