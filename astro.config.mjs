import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { benchmarkPrograms } from './playground/build/benchmark-program.ts';
import { sandboxAssets } from './playground/build/vite-plugin.ts';
import { editorDeclarations } from './playground/editor/declarations/vite-plugin.ts';
import { cheapLists } from './src/cheap-lists.ts';
import { codeClasses } from './src/code-classes.ts';
import { codeThemes } from './src/code-theme.ts';
import { contentSecurityPolicy } from './src/content-security-policy.ts';
import { smallerFonts } from './src/fonts/vite-plugin.ts';
import { lateParts } from './src/late-parts.ts';
import { lazyEditorStyles } from './src/lazy-styles.ts';
import { coursePlugins } from './src/markdown/course-plugins.ts';
import { katexFonts } from './src/markdown/katex-fonts.ts';
import { pageFaults } from './src/page-faults/vite-plugin.ts';
import { pictureFiles } from './src/picture-files.ts';
import { searchTextOnly } from './src/search/text-only.ts';
import { searchWhenOpened } from './src/search/vite-plugin.ts';
import { shortPreloads } from './src/short-preloads.ts';

const base = process.env.BASE_PATH ?? '/';
const search = searchTextOnly();

export default defineConfig({
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  base,
  trailingSlash: 'always',
  // Starlight would fetch every link under the pointer; chapters are long and readers stay.
  prefetch: false,
  markdown: {
    // Astro's default processor runs no remark plugins and renders display mathematics as code.
    processor: unified({
      remarkPlugins: coursePlugins(base),
    }),
    shikiConfig: { themes: codeThemes, defaultColor: false, transformers: [codeClasses] },
  },
  integrations: [
    search.before,
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
        SkipLink: './src/components/shell/SkipLink.astro',
        Sidebar: './src/components/shell/Sidebar.astro',
        TwoColumnContent: './src/components/shell/TwoColumnContent.astro',
        PageSidebar: './src/components/shell/PageSidebar.astro',
        Footer: './src/components/shell/Footer.astro',
        SiteTitle: './src/components/shell/SiteTitle.astro',
        LanguageSelect: './src/components/shell/NoLanguages.astro',
      },
    }),
    search.after,
    lazyEditorStyles(),
    pictureFiles(),
    lateParts(),
    // Last: it hashes what the others have written.
    contentSecurityPolicy(),
  ],
  vite: {
    plugins: [
      pageFaults(),
      cheapLists(),
      katexFonts(),
      smallerFonts(),
      searchWhenOpened(),
      sandboxAssets(),
      benchmarkPrograms(),
      editorDeclarations(),
      shortPreloads(),
    ],
    // KaTeX's small fonts would otherwise be inlined into the style sheet of every page with mathematics.
    build: { assetsInlineLimit: 0 },
    // One file for the kit and what is small beside it: the loader, which stands in every chapter before a press, names
    // all files that a figure needs.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  {
                    // What fetches a part later is asked for by every page; it must not bring the playground with it.
                    name: 'fetch-later',
                    test: /vite[\\/]preload-helper/,
                    priority: 1,
                  },
                  {
                    // What stands in every chapter before a press is in one file, with all that it imports: eight small
                    // ones weigh a fifth more.
                    name: 'first',
                    test: /[\\/](?:playground[\\/]element[\\/]code-playground|src[\\/]progress[\\/]marks)\.ts$/,
                  },
                  {
                    name: 'figure-kit',
                    test: /[\\/]src[\\/]figures[\\/](?:kit[\\/](?!field\.)|(?:activations|normal|chance|output-side|recurrent-cells|wake|index)\.ts$)/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
});
