/** The parts of Monaco that it ships without types, as far as this folder uses them. */

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  export const StandaloneServices: {
    /** Starts the services that all editors share, some of them replaced. Only the first call counts. */
    initialize(replaced: Record<string, object>): void;
  };
}

declare module 'monaco-editor/platform/markdown/browser/markdownRenderer' {
  export interface Markdown {
    value: string;
  }
  export interface MarkdownOptions {
    actionHandler?(link: string): void;
    sanitizerConfig?: {
      allowedTags: { override: readonly string[] };
      allowedAttributes: { override: readonly string[] };
    };
  }
  export class MarkdownRendererService {
    /** @param opener what a press on a link is given to */
    constructor(opener: { open(link: string): Promise<boolean> });
    render(
      markdown: Markdown,
      options?: MarkdownOptions,
      target?: HTMLElement,
    ): { element: HTMLElement; dispose(): void };
  }
}
