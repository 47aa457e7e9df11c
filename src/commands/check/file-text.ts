import { inScope, type Problem, type Project } from './project.ts';

/** Files of content are text in UTF-8 with the line ends of Unix, and hold something. */
export function fileText(project: Project): Problem[] {
  return [...project.text].flatMap(([file, text]) => {
    if (!file.startsWith('content/') || !inScope(project, file)) return [];
    const wrong = judge(text);
    return wrong ? [{ file, ...wrong }] : [];
  });
}

function judge(text: string): Omit<Problem, 'file'> | undefined {
  const place = (sign: string): { line: number; column: number } => {
    const before = text.slice(0, text.indexOf(sign)).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  if (text.trim() === '') {
    return {
      line: 1,
      message: 'The file is empty.',
      mend: 'Write it, delete it, or make it anew with npm run new.',
    };
  }
  if (text.includes('\0')) {
    return {
      ...place('\0'),
      message: 'The file holds a NUL, which no text does.',
      mend: 'Save it as text in UTF-8.',
    };
  }
  if (text.includes('\ufffd')) {
    const message = 'The file is not in UTF-8: a letter here cannot be read.';
    return { ...place('\ufffd'), message, mend: 'Save it again in UTF-8; editors call this the encoding.' };
  }
  if (text.includes('\r')) {
    const message = 'The lines end as Windows ends them (CR LF).';
    return {
      ...place('\r'),
      message,
      mend: 'Save it with line ends of Unix (LF); a stray CR makes recordings stale.',
    };
  }
  return undefined;
}
