import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { MarkdownRendererService } from 'monaco-editor/platform/markdown/browser/markdownRenderer';

/** What Markdown may become: text and its shape. No link, no picture, no field. */
const tags = [
  ...['p', 'br', 'hr', 'div', 'span', 'pre', 'code', 'blockquote', 'em', 'strong', 'del'],
  ...['ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
/** What they may carry: the place that Monaco puts coloured code into, and the number a list begins with. */
const attributes = ['data-code', 'start'];

/**
 * Monaco draws the comments of a program as Markdown, pictures and links included, and a program may come with a link
 * from a stranger: a hover would load a picture from any host.
 */
class TextOnlyMarkdown extends MarkdownRendererService {
  override render(...[{ value }, options, target]: Parameters<MarkdownRendererService['render']>) {
    return super.render(
      { value },
      {
        ...options,
        actionHandler: () => {},
        sanitizerConfig: { allowedTags: { override: tags }, allowedAttributes: { override: attributes } },
      },
      target,
    );
  }
}

/** Makes all popups of Monaco show text only. Has no effect once Monaco has made its services: call it before all else. */
export function showTextOnly(): void {
  StandaloneServices.initialize({
    markdownRendererService: new TextOnlyMarkdown({ open: async () => false }),
  });
}
