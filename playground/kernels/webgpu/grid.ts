import { widest, workgroup } from './sizes.ts';

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

/** Whether a tensor adds one number to each column: one as large may add one to each row. */
export function isForColumns(shape: readonly number[], columns: number): boolean {
  return shape.at(-1) === columns && sizeOf(shape) === columns;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, count) => product * count, 1);
}
