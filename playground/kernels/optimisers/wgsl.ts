import { groupInShader } from '../webgpu/grid.ts';
import { workgroup } from '../webgpu/sizes.ts';
import { type Instruction, programOf } from './instructions.ts';
import type { Rule } from './rule.ts';

/** Buffers that a parameter binds: weight, gradient, states. */
export function buffersOf(rule: Rule): number {
  return 2 + rule.states.length;
}

/**
 * A shader that takes one step for `count` parameters at once, in place. Its bindings are the buffers of each parameter
 * in turn, then the uniforms: for each parameter its size, the workgroup it starts at, and its constants.
 */
export function shaderOf(rule: Rule, count: number): string {
  const numbers = Array.from({ length: count }, (_, parameter) => parameter);
  const bindings = numbers.flatMap((parameter) =>
    ['weight', 'gradient', ...rule.states.map((_, state) => `state${state}_`)].map((name, index) => {
      const access = name === 'gradient' ? 'read' : 'read_write';
      const binding = parameter * buffersOf(rule) + index;
      return `@group(0) @binding(${binding}) var<storage, ${access}> ${name}${parameter}: array<f32>;`;
    }),
  );
  const fields = numbers.flatMap((parameter) => [
    `size${parameter}: u32,`,
    `start${parameter}: u32,`,
    ...Array.from({ length: rule.constants }, (_, index) => `constant${index}_${parameter}: f32,`),
  ]);
  // From the last parameter down: the first whose start is not beyond this group is the one.
  const branches = [...numbers].reverse().map((parameter) => branch(rule, parameter));
  return `${bindings.join('\n')}
struct Uniforms { ${fields.join(' ')} }
@group(0) @binding(${count * buffersOf(rule)}) var<uniform> uniforms: Uniforms;
@compute @workgroup_size(${workgroup})
fn _start(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let group = ${groupInShader};
${branches.join('\n')}
}`;
}

function branch(rule: Rule, parameter: number): string {
  const { instructions, results } = programOf(rule);
  const lines = instructions.map(
    (instruction, index) => `let r${index} = ${operation(instruction, parameter)};`,
  );
  const stores = results.map((result, index) => {
    const target = index === 0 ? `weight${parameter}` : `state${index - 1}_${parameter}`;
    return `${target}[i] = r${result};`;
  });
  return `  if (group >= uniforms.start${parameter}) {
    let i = (group - uniforms.start${parameter}) * ${workgroup}u + local;
    if (i >= uniforms.size${parameter}) { return; }
    ${[...lines, ...stores].join('\n    ')}
    return;
  }`;
}

const signs = { add: '+', sub: '-', mul: '*', div: '/' } as const;

function operation(instruction: Instruction, parameter: number): string {
  switch (instruction.op) {
    case 'weight':
    case 'gradient':
      return `${instruction.op}${parameter}[i]`;
    case 'state':
      return `state${instruction.index}_${parameter}[i]`;
    case 'constant':
      return `uniforms.constant${instruction.index}_${parameter}`;
    case 'sqrt':
      return `sqrt(r${instruction.a})`;
    default:
      return `r${instruction.a} ${signs[instruction.op]} r${instruction.b}`;
  }
}
