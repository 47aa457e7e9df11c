import type { ShikiTransformer } from 'shiki';

/** The colours that the two themes of `code-theme.ts` give to the tokens of one kind: light, dark. Upper case. */
export const tokenColours = {
  constant: ['#023B95', '#91CBFF'],
  keyword: ['#A0111F', '#FF9492'],
  entity: ['#622CBC', '#DBB7FF'],
  string: ['#032563', '#ADDCFF'],
  variable: ['#702C00', '#FFB757'],
  comment: ['#66707B', '#BDC4CC'],
  tag: ['#024C1A', '#72F088'],
} as const;

/**
 * The classes of these kinds, one letter each: a chapter has thousands of tokens, and even compressed the names were a
 * twelfth of its text.
 */
export const tokenClasses: Readonly<Record<keyof typeof tokenColours, string>> = {
  constant: 'c',
  keyword: 'k',
  entity: 'e',
  string: 's',
  variable: 'v',
  comment: 'm',
  tag: 't',
};

const kinds = Object.keys(tokenColours) as (keyof typeof tokenColours)[];
const plain = ['#0E1116', '#F0F3F6'];
const classes = new Map(kinds.map((kind) => [tokenColours[kind].join(), tokenClasses[kind]]));

type ElementContent = Parameters<NonNullable<ShikiTransformer['line']>>[0]['children'][number];

/** So many letters without a blank are more than a phone's line has, and nearly one beside results. */
const longRun = 32;

/** A chain of calls that is too long for a line may go on below before one of its links, not within a word. */
function breakChains(children: ElementContent[]): ElementContent[] {
  const texts = children.map((child) => textOf(child));
  const runs = [...texts.join('').matchAll(new RegExp(`\\S{${longRun},}`, 'g'))].map(({ index, 0: run }) => ({
    from: index,
    to: index + run.length,
  }));
  let end = 0;
  return children.flatMap((child, i) => {
    const start = end;
    end += texts[i]?.length ?? 0;
    if (child.type !== 'text' || !runs.some(({ from, to }) => from < end && to > start)) return child;
    const links = child.value.split(/(?<=\))(?=\.)/);
    return links.flatMap((value, link): ElementContent[] => {
      const text: ElementContent = { type: 'text', value };
      return link === 0 ? [text] : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, text];
    });
  });
}

function textOf(child: ElementContent): string {
  if (child.type === 'element') return child.children.map(textOf).join('');
  return child.type === 'text' ? child.value : '';
}

/**
 * Shiki writes both colours into every token. Here a token gets a class instead, whose colours stand in
 * `src/styles/code.css`, and text in the ordinary colour no element at all: half of a chapter's code is that. Its element
 * is `<i>`: one that is not a line's packs better, by a thirtieth of a chapter.
 * Colours that the table does not know stay where Shiki wrote them.
 */
export const codeClasses: ShikiTransformer = {
  name: 'code-classes',
  line(line) {
    const children = line.children.flatMap((token) => {
      if (token.type !== 'element') return token;
      const style = String(token.properties['style'] ?? '');
      const colours = [...style.matchAll(/#[0-9A-F]{6}/gi)].map(([colour]) => colour.toUpperCase());
      if (/font|text-decoration/.test(style) || colours.length !== 2) return token;
      if (colours.join() === plain.join()) return token.children;
      const name = classes.get(colours.join());
      return name ? { ...token, tagName: 'i', properties: { class: name } } : token;
    });
    line.children = breakChains(children);
  },
};
