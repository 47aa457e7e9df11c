/**
 * Whether the page stands in a frame of another site, which could lay its own picture over it and so have Run pressed.
 * Hosts that send headers forbid that; where none are sent, the page sees for itself.
 */
export function isFramedElsewhere(): boolean {
  try {
    for (let view: Window = window; view !== view.parent; view = view.parent) {
      // Reading the address of another origin throws.
      if (view.parent.location.origin !== location.origin) return true;
    }
    return false;
  } catch {
    return true;
  }
}
