/** The file's name at the end of an address that leads to a program of the course, unchanged. */
const named = /&from=([\w/-]+\.[0-9a-f]{10})$/;

/** What such an address ends with. */
export const fromFile = (name: string): string => `&from=${name}`;

/**
 * The recorded results that an address names, as markup that the build wrote; undefined when it names none, or when they
 * are of another text: anybody can write an address.
 * @param programFile the address of the data of the playground's own program, beside which those files lie
 */
export async function recordedOf(
  source: string,
  fragment: string,
  programFile: string,
): Promise<string | undefined> {
  const name = named.exec(fragment)?.[1];
  if (name === undefined) return undefined;
  try {
    const home = programFile.slice(0, programFile.lastIndexOf('/programs/'));
    const answer = await fetch(`${home}/results/${name}.json`);
    const file: { source: string; html: string } = await answer.json();
    return file.source === source ? file.html : undefined;
  } catch {
    // Without the file the results are as unknown as those of any other link.
    return undefined;
  }
}
