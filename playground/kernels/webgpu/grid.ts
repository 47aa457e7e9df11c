/** Groups a dispatch may have in one dimension, in every implementation of WebGPU. */
const widest = 65_535;

/** Threads of a workgroup of the kernels that give a thread to each element. */
export const workgroup = 64;

/** With so many rows that are no longer, a thread takes a row; tfjs gives each a workgroup, most of whose threads wait. */
export const [fewestRows, longestRow] = [256, 256] as const;

/** A dispatch of so many workgroups, folded into two dimensions where one does not hold them. */
export function grid(groups: number): [number, number] {
  return [Math.min(groups, widest), Math.ceil(groups / widest)];
}

/** Which workgroup of such a dispatch this is, in a shader that has `id: vec3<u32>`, its workgroup's position. */
export const groupInShader = `id.y * ${widest}u + id.x`;

/** The head of a shader with one thread an element; `i` is the element. */
export const elementHead = `@compute @workgroup_size(${workgroup})
fn _start(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let i = (${groupInShader}) * ${workgroup}u + local;
  if (i >= uniforms.size) { return; }`;

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, count) => product * count, 1);
}
