import { netcdfFile } from '../../../datasets/dataset-files.ts';
import { fileRoute } from '../../../datasets/file-route.ts';

export const { getStaticPaths, GET } = fileRoute(({ id }) => `${id}.nc`, 'application/x-netcdf', netcdfFile);
