/** How an attack may end without getting through. Browsers agree on these and not on the names of their errors. */
type Kind = 'refused' | 'silence' | 'its own word';

/** What is thrown where something is refused or is not there at all: which of the two differs among browsers. */
const REFUSALS =
  /^(absent|error|close|denied|prompt|NS_ERROR_\w+|(Type|Reference|Security|Network|NotAllowed|NotSupported|InvalidState|WebTransport)?Error)$/;

/** The kind that the name of an error stands for. */
function kindOf(name: string): Kind {
  if (REFUSALS.test(name)) return 'refused';
  return name === 'silence' ? 'silence' : 'its own word';
}

/**
 * Whether a browser stopped an attack as Chromium does: by the attack's own word (`opaque`, `ran inside`), or by a
 * refusal of some sort, or by silence. What one browser refuses another may not have, and then an attack finds nothing.
 */
export function stoppedAlike(said: string | undefined, inChromium: string): boolean {
  if (said === undefined) return false;
  if (said === inChromium) return true;
  return kindOf(said) === 'refused' && inChromium !== 'silence';
}
