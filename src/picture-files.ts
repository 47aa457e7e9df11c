import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { type Rewritten, rewritePages } from './rewrite-pages.ts';

/** Images that stand in a page as text. */
const inline = /<img\b([^>]*?) src="data:image\/png;base64,([A-Za-z0-9+/=]+)"/g;

/** A request costs about as much as so many letters: smaller images, the colours of a scale, stay where they are. */
const letters = 1000;

/**
 * Maps and fields are drawn as PNG while the site is built and stand in the page as text, as they do in results that
 * are drawn in the browser. In built pages they become files, which a browser fetches when they are scrolled to: the
 * text comes sooner. Their places have sizes of their own, so nothing moves.
 */
export function pictureFiles(): AstroIntegration {
  return rewritePages('picture-files', withPictureFiles);
}

/** A page whose large inline images are files, and these files by their names below the site's root. */
export function withPictureFiles(html: string, base: string): Rewritten<Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const page = html.replace(inline, (whole, attributes: string, base64: string) => {
    if (base64.length < letters) return whole;
    const bytes = Buffer.from(base64, 'base64');
    const name = `_astro/picture.${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.png`;
    files.set(name, bytes);
    return `<img${attributes} loading="lazy" decoding="async" src="${base}${name}"`;
  });
  return { page, files };
}
