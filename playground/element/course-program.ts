import type { SharedProgram } from '../session/share.ts';
import type { PlaygroundData } from './markup.ts';

/** The address of a program's data, as the build writes it: the site's home, and the name of the file. */
const dataFile = /^(.*)\/programs\/([\w/-]+\.[0-9a-f]{10})\.json$/;

/** A program of the course that a link has brought. */
export interface CourseProgram {
  title: string;
  /** The address of the author's run, where there is one to compare with. */
  run: string | undefined;
  /** The recorded results, as markup that the build wrote; undefined where there are none. */
  resultsHtml(): Promise<string | undefined>;
}

/** By this name a link says from which file of the course its program is. */
export const courseFile = (address: string): string | undefined => dataFile.exec(address)?.[2];

/**
 * The program of the course that a link says it carries; undefined where it says nothing, and where that file holds another
 * text: anybody can write an address.
 * @param ownFile the address of the data of the page's own program, beside which the others lie
 */
export async function courseProgram(
  { source, from }: SharedProgram,
  ownFile: string,
): Promise<CourseProgram | undefined> {
  const home = dataFile.exec(ownFile)?.[1];
  if (from === undefined || home === undefined) return undefined;
  try {
    const file = new URL(`${home}/programs/${from}.json`, location.href).href;
    const data = (await (await fetch(file)).json()) as PlaygroundData;
    if (data.source !== source) return undefined;
    return {
      title: data.title,
      run: data.run === undefined ? undefined : new URL(data.run, file).href,
      resultsHtml: () => resultsOf(data, home),
    };
  } catch {
    // Without the file it is as unknown as that of any other link.
    return undefined;
  }
}

async function resultsOf({ source, results }: PlaygroundData, home: string): Promise<string | undefined> {
  if (results === undefined) return undefined;
  try {
    const answer = await fetch(`${home}/results/${results}.json`);
    const file = (await answer.json()) as { source: string; html: string };
    return file.source === source ? file.html : undefined;
  } catch {
    return undefined;
  }
}
