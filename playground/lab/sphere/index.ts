/** The globe for networks: meshes for graphs, and edges that meet for convolutions. */
export { icosahedralMesh, type Mesh } from './icosahedral-mesh.ts';
export { type PeriodicPadding, padPeriodic } from './pad-periodic.ts';
export { type LatitudeLongitude, regrid } from './regrid.ts';
export { streamWind } from './stream-wind.ts';
