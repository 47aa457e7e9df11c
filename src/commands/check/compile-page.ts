import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import { coursePlugins } from '../../markdown/course-plugins.ts';
import type { Fault } from '../../page-faults/fault.ts';
import type { Page } from './pages.ts';

/**
 * Compiles a page through Astro's own MDX processor, with the plugins of the build; code is not coloured.
 * @returns what stopped it, which is the build's last word where no rule of the course has found anything
 */
export async function compilePage(
  { path, frontMatter, body }: Page,
  root: string,
): Promise<Fault | undefined> {
  const renderer = await rendererFor(root);
  try {
    await renderer.process(body, join(root, path), frontMatter.toJS() ?? {});
    return undefined;
  } catch (error) {
    const { line = 1, column = 1, message } = error as { line?: number; column?: number; message: string };
    const reason = message.replace(/^.*\.mdx:\d+: /s, '').replace(/\.?$/, '.');
    return { line, column, message: reason, mend: 'The build stops here: mend the line.' };
  }
}

type Renderer = {
  process(content: string, path: string, frontMatter: Record<string, unknown>): Promise<unknown>;
};
const renderers = new Map<string, Promise<Renderer>>();

function rendererFor(root: string): Promise<Renderer> {
  let renderer = renderers.get(root);
  if (!renderer) {
    renderer = openRenderer(root);
    renderers.set(root, renderer);
  }
  return renderer;
}

async function openRenderer(root: string): Promise<Renderer> {
  const processor = unified({ remarkPlugins: coursePlugins('/') });
  const shared = { syntaxHighlight: false, shikiConfig: {} } as never;
  const made = await processor.createMdxRenderer?.(shared, {
    optimize: false,
    srcDir: pathToFileURL(join(root, 'src/')),
    sourcemap: false,
  });
  if (!made) throw new Error('The Markdown processor compiles no MDX.');
  return made as Renderer;
}
