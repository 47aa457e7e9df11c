import type { Said } from '../page-faults/say.ts';
import { groupTitles } from './groups.ts';
import type { Reading } from './read-reference.ts';
import type { Doc, Entry, Group, Member, Parameter, Place } from './reference.ts';

/** What the reference owes its readers: a fault for each thing that nobody has said. */
export function faultsOf({ groups, unexplained }: Reading): Said[] {
  return [
    ...groups.flatMap(ofGroup),
    ...groups.flatMap(({ entries }) => entries.flatMap(ofEntry)),
    ...twice(groups),
    ...unexplained,
  ];
}

function ofGroup({ id, intro }: Group): Said[] {
  const index = { file: `playground/lab/${id}/index.ts`, line: 1 };
  return [
    ...(intro === ''
      ? [
          fault(
            index,
            'The folder does not say what it is for.',
            'Begin its index.ts with a comment, in a sentence or two.',
          ),
        ]
      : []),
    ...(groupTitles[id] === undefined
      ? [
          fault(
            index,
            'The reference has no title for this folder.',
            'Give it a title and a place in src/reference/groups.ts.',
          ),
        ]
      : []),
  ];
}

function ofEntry(entry: Entry): Said[] {
  const { name, kind, doc, members, gives, refuses } = entry;
  const say = (message: string, mend: string): Said => fault(entry, message, mend);
  const called = kind === 'function';
  return [
    ...(doc.text === '' ? [say(`${name} has no comment.`, 'Say above it what it is or does.')] : []),
    ...(called && gives && doc.returns === ''
      ? [say(`${name} does not say what it returns.`, 'Add @returns with shape and unit.')]
      : []),
    ...(called && refuses && doc.throws.length === 0
      ? [say(`${name} does not say when it throws.`, 'Add @throws with the kind of error and its reason.')]
      : []),
    ...(kind !== 'type' && doc.examples.length === 0
      ? [say(`${name} has no example.`, 'Add @example with a few lines; a test runs them.')]
      : []),
    ...ofParameters(name, entry.parameters, doc, entry, called),
    ...members.flatMap((member) => ofMember(name, member)),
  ];
}

function ofMember(owner: string, member: Member): Said[] {
  const name = `${owner}.${member.name}`;
  return [
    ...(member.doc.text === ''
      ? [fault(member, `${name} has no comment.`, 'Say above it what it is, with its unit or shape.')]
      : []),
    ...ofParameters(name, member.parameters, member.doc, member, false),
  ];
}

/** @param all whether each parameter has to be explained under its own name */
function ofParameters(
  owner: string,
  parameters: readonly Parameter[],
  { named }: Doc,
  place: Place,
  all: boolean,
): Said[] {
  const names = new Set(parameters.map(({ name }) => name));
  return [
    ...parameters
      .filter(({ text, isOptions }) => all && text === '' && !isOptions)
      .map((parameter) =>
        fault(
          parameter,
          `${owner} does not say what ${parameter.name} is.`,
          `Add @param ${parameter.name} with shape and unit.`,
        ),
      ),
    ...named
      .filter((name) => !names.has(name))
      .map((name) => fault(place, `${owner} has no parameter ${name}.`, 'Correct the name after @param.')),
  ];
}

/** `export *` from two folders with one name exports neither, without a word. */
function twice(groups: readonly Group[]): Said[] {
  const first = new Map<string, string>();
  return groups.flatMap(({ id, entries }) =>
    entries.flatMap((entry) => {
      const other = first.get(entry.name);
      first.set(entry.name, other ?? id);
      return other === undefined
        ? []
        : [
            fault(
              entry,
              `${entry.name} comes from ${other} and from ${id}, and so from neither.`,
              'Rename one of them.',
            ),
          ];
    }),
  );
}

function fault({ file, line }: Place, message: string, mend: string): Said {
  return { file, line, message, mend };
}
