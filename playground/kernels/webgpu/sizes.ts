/* The sizes that decide how the kernels here are used. Tests put smaller ones in their place. */

/** Groups a dispatch may have in one dimension, in every implementation of WebGPU. */
export const widest = 65_535;

/** Threads of a workgroup of the kernels that give a thread to each element. */
export const workgroup = 64;

/** With fewer elements, tfjs's own kernels of simple operations are as fast, or compute in JavaScript. */
export const fewestElements = 1024;

/**
 * With so many rows that are no longer, a thread takes a row; tfjs gives each a workgroup, most of whose threads wait.
 */
export const [fewestRows, longestRow] = [256, 256] as const;
