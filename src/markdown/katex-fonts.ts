/** KaTeX offers each font in three formats; every browser that runs this course reads the first. */
export function katexFonts() {
  return {
    name: 'katex-woff2-only',
    enforce: 'pre' as const,
    transform(code: string, id: string): { code: string; map: null } | undefined {
      if (!/katex\/dist\/katex(\.min)?\.css/.test(id)) return undefined;
      return {
        code: code.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\("(woff|truetype)"\)/g, ''),
        map: null,
      };
    },
  };
}
