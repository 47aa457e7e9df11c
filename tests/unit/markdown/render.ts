import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import { coursePlugins } from '../../../src/markdown/course-plugins.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the page pretends to lie; errors name this path. */
const page = `${root}content/chapters/04-dense-networks/index.mdx`;

/**
 * Compiles a page as the site does, through Astro's own MDX processor, and gives the JavaScript it becomes.
 * Lines are counted from the first line of `text`.
 */
export async function compile(
  text: string,
  frontmatter: Record<string, unknown> = { chapter: 4 },
): Promise<string> {
  const processor = unified({
    remarkPlugins: coursePlugins('/course/'),
  });
  const shared = { syntaxHighlight: false, shikiConfig: {} } as never;
  const renderer = await processor.createMdxRenderer?.(shared, {
    optimize: false,
    srcDir: new URL(`file://${root}src/`),
    sourcemap: false,
  });
  if (!renderer) throw new Error('The Markdown processor compiles no MDX.');
  return (await renderer.process(text, page, frontmatter)).code;
}
