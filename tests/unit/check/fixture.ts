import { fileURLToPath } from 'node:url';
import { format, type Problem, type Project, type Rule } from '../../../src/commands/check/project.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** A project of a few files in memory; strings are text, arrays are binaries. */
export function project(files: Record<string, string | Uint8Array>): Project {
  const entries = Object.entries(files);
  return {
    root,
    text: new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    bytes: new Map(entries.filter((entry): entry is [string, Uint8Array] => typeof entry[1] !== 'string')),
  };
}

/** What a rule says of the files, as it is printed. */
export async function verdict(rule: Rule, files: Record<string, string | Uint8Array>): Promise<string[]> {
  const problems: Problem[] = await rule(project(files));
  return problems.map(format);
}

/** The path of the chapter that the fixtures write, and its text around a body. */
export const chapterPath = 'content/chapters/04-dense-networks/index.mdx';
export const chapter = (body: string, extra = ''): string => `---
title: Dense networks
description: A neuron, a layer, a network.
chapter: 4
promise: You can write a dense network from its formula.
lecture:
  - slide: Neuron deconstructed
    section: one-neuron
references:
  - id: hornik1989
    authors: Hornik K., Stinchcombe M., White H.
    year: 1989
    title: Multilayer feedforward networks are universal approximators
    doi: 10.1016/0893-6080(89)90020-8
${extra}---

## One neuron

${body}
`;
/** Line of the fixture chapter at which its body begins. */
export const bodyLine = 19;

/** A program with a header that can be read. */
export const program = (code = "console.log('done');", expect = 'log contains "done"'): string =>
  `/**\n * @title A program\n * @expect ${expect}\n */\n${code}\n`;
