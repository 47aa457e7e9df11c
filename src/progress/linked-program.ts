import { fitsLink, writeFragment } from '../../playground/session/share.ts';
import { isOwnLink } from '../../playground/store/own-links.ts';
import { linkedSlot } from '../../playground/store/slots.ts';
import type { Edit } from '../../playground/store/versions.ts';

/**
 * What leads back to a program that came with a link: the link's text is kept as the original. It opens as it did before, a
 * stranger's as a stranger's. Only its name where a file says another original than the slot was made of.
 */
export async function linkedProgram(slot: string, { original }: Edit, site: string): Promise<Node> {
  const own = isOwnLink(slot);
  const words = own ? 'A program opened on a full page' : 'A program that came with a link';
  const program = { title: 'From “Your work”', source: original };
  if (!fitsLink(program) || (await linkedSlot(original)) !== slot) return document.createTextNode(words);
  const link = document.createElement('a');
  link.href = `${site}playground/${writeFragment(program)}`;
  link.textContent = words;
  return link;
}
