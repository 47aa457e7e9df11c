/** Where Pagefind puts its form. */
const place = '#starlight__search';

/**
 * Loads search when its dialog is first opened. A field stands there at once, so that what is typed right after Ctrl+K
 * is not lost; it is handed over to Pagefind's own. Where search could not be loaded it is asked for once more, since a
 * laptop that goes from one network to another loses what is under way; then the dialog says so, and the next opening
 * tries again.
 */
export function atFirstOpening(dialog: HTMLDialogElement, load: () => Promise<void>): void {
  let loading = false;
  const open = async (): Promise<void> => {
    const form = dialog.querySelector(place);
    if (loading || !dialog.open || !form) return;
    loading = true;
    form.replaceChildren();
    const { field: early, settled } = earlyField(form);
    try {
      await load().catch(load);
      await settled();
      opened.disconnect();
      handOver(early, form);
    } catch {
      loading = false;
      early.insertAdjacentHTML(
        'afterend',
        '<p role="status">Search could not be loaded: is the network there? Close and open it to try again.</p>',
      );
    }
  };
  // Seen before the next key: observers are called as soon as the script that opened the dialog has ended.
  const opened = new MutationObserver(() => void open());
  opened.observe(dialog, { attributeFilter: ['open'] });
}

/** A section of a found page. */
interface Section {
  title: string;
}

/**
 * The sections whose headings have all the words that are searched for, if there are any; else all. Pagefind shows the
 * three that have the words most often, which need not be the one that is about them.
 */
export function headed<Found extends Section>(sections: Found[], dialog: Element): Found[] {
  const words = dialog.querySelector('input')?.value.toLowerCase().trim().split(/\s+/) ?? [];
  const found = sections.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  return found[0] ? found : sections;
}

interface EarlyField {
  field: HTMLInputElement;
  /** Resolves once no letter is being composed of several keys. */
  settled(): Promise<void>;
}

function earlyField(form: Element): EarlyField {
  const field = document.createElement('input');
  field.type = 'search';
  field.className = 'search-at-first';
  field.ariaLabel = field.placeholder = 'Search';
  let composing = false;
  field.addEventListener('compositionstart', () => {
    composing = true;
  });
  field.addEventListener('compositionend', () => {
    composing = false;
  });
  form.append(field);
  field.focus();
  const settled = async (): Promise<void> => {
    if (composing)
      await new Promise((done) => field.addEventListener('compositionend', done, { once: true }));
  };
  return { field, settled };
}

function handOver(early: HTMLInputElement, form: Element): void {
  const field = form.querySelector<HTMLInputElement>('.pagefind-ui__search-input');
  if (!field) throw new Error('no field');
  const hadFocus = document.activeElement === early;
  const { value, selectionStart, selectionEnd } = early;
  early.remove();
  field.value = value;
  if (hadFocus) field.focus();
  field.setSelectionRange(selectionStart, selectionEnd);
  if (value !== '') field.dispatchEvent(new Event('input', { bubbles: true }));
}
