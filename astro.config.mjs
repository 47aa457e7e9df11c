import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import remarkMath from 'remark-math';
import { benchmarkPrograms } from './playground/build/benchmark-program.ts';
import { sandboxAssets } from './playground/build/vite-plugin.ts';
import { editorDeclarations } from './playground/editor/declarations/vite-plugin.ts';
import { cheapLists } from './src/cheap-lists.ts';
import { codeThemes } from './src/code-theme.ts';
import { lazyEditorStyles } from './src/lazy-styles.ts';
import { remarkAutoImports } from './src/markdown/auto-imports.ts';
import { remarkCitations } from './src/markdown/citations.ts';
import { remarkEquations } from './src/markdown/equations.ts';
import { remarkExercisesAndQuizzes } from './src/markdown/exercises-and-quizzes.ts';
import { remarkFormulas } from './src/markdown/formulas.ts';
import { katexFonts } from './src/markdown/katex-fonts.ts';
import { remarkSiteLinks } from './src/markdown/site-links.ts';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const base = process.env.BASE_PATH ?? '/';

export default defineConfig({
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  base,
  trailingSlash: 'always',
  // Starlight would fetch every link under the pointer; chapters are long and readers stay.
  prefetch: false,
  markdown: {
    // Astro's default processor runs no remark plugins and renders display mathematics as code.
    processor: unified({
      remarkPlugins: [
        remarkMath,
        remarkEquations,
        remarkCitations,
        remarkExercisesAndQuizzes,
        [remarkSiteLinks, { base }],
        [remarkAutoImports, { components: here('./src/components'), mathStyles: 'katex/dist/katex.min.css' }],
        remarkFormulas,
      ],
    }),
    shikiConfig: { themes: codeThemes, defaultColor: false },
  },
  integrations: [
    starlight({
      title: 'Neural networks for weather prediction',
      description:
        'An interactive course: neural networks and deep learning for weather prediction, with programs that train in the browser.',
      favicon: '/favicon.svg',
      locales: { root: { label: 'English', lang: 'en-GB' } },
      customCss: ['./src/styles/index.css'],
      // One highlighter for the whole site: the static code must look like the editor that replaces it.
      expressiveCode: false,
      credits: false,
      disable404Route: true,
      routeMiddleware: './src/navigation.ts',
      markdown: { processedDirs: ['./content'] },
      components: {
        Head: './src/components/shell/Head.astro',
        PageTitle: './src/components/shell/PageTitle.astro',
        Sidebar: './src/components/shell/Sidebar.astro',
        TwoColumnContent: './src/components/shell/TwoColumnContent.astro',
        PageSidebar: './src/components/shell/PageSidebar.astro',
        Footer: './src/components/shell/Footer.astro',
        SiteTitle: './src/components/shell/SiteTitle.astro',
      },
    }),
    lazyEditorStyles(),
  ],
  vite: {
    plugins: [cheapLists(), katexFonts(), sandboxAssets(), benchmarkPrograms(), editorDeclarations()],
    // KaTeX's small fonts would otherwise be inlined into the style sheet of every page with mathematics.
    build: { assetsInlineLimit: 0 },
  },
});
