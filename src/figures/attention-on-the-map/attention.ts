/** Attention with several heads over groups of tokens, forward and backward. */

/** Queries, keys and values: a row for each token, the numbers of one head beside those of the next. */
export interface Asked {
  readonly q: Float64Array;
  readonly k: Float64Array;
  readonly v: Float64Array;
}

/** How many tokens look at each other, into how many heads a row is cut, and how long it is. */
interface Shape {
  readonly tokens: number;
  readonly heads: number;
  readonly width: number;
}

/** Calls `visit` for each group and head: where the rows of its tokens begin, and where its shares do. */
function eachHead(
  { tokens, heads, width }: Shape,
  length: number,
  visit: (row: number, share: number) => void,
): void {
  const groups = length / (tokens * width);
  for (let group = 0; group < groups; group++)
    for (let head = 0; head < heads; head++)
      visit(group * tokens * width + head * (width / heads), (group * heads + head) * tokens * tokens);
}

/** The shares, [group, head, who asks, who is asked]: of each who asks they add up to 1. */
export function sharesOf({ q, k }: Asked, shape: Shape): Float64Array {
  const { tokens, heads, width } = shape;
  const size = width / heads;
  const shares = new Float64Array((q.length / width) * heads * tokens);
  eachHead(shape, q.length, (first, share) => {
    for (let i = 0; i < tokens; i++) {
      const row = share + i * tokens;
      let most = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < tokens; j++) {
        let score = 0;
        for (let c = 0; c < size; c++)
          score += (q[first + i * width + c] as number) * (k[first + j * width + c] as number);
        score /= Math.sqrt(size);
        shares[row + j] = score;
        most = Math.max(most, score);
      }
      let sum = 0;
      for (let j = row; j < row + tokens; j++) {
        const share = Math.exp((shares[j] as number) - most);
        shares[j] = share;
        sum += share;
      }
      for (let j = row; j < row + tokens; j++) shares[j] = (shares[j] as number) / sum;
    }
  });
  return shares;
}

/** What each token takes: the mean of all values, weighted by its shares. */
export function taken(shares: Float64Array, v: Float64Array, shape: Shape): Float64Array {
  const { tokens, heads, width } = shape;
  const out = new Float64Array(v.length);
  eachHead(shape, v.length, (first, share) => {
    for (let i = 0; i < tokens; i++)
      for (let j = 0; j < tokens; j++) {
        const part = shares[share + i * tokens + j] as number;
        for (let c = 0; c < width / heads; c++) {
          const to = first + i * width + c;
          out[to] = (out[to] as number) + part * (v[first + j * width + c] as number);
        }
      }
  });
  return out;
}

/** The slopes of queries, keys and values, from those of what is taken. */
export function slopesOfAttention(
  { q, k, v }: Asked,
  shares: Float64Array,
  of: Float64Array,
  shape: Shape,
): Asked {
  const { tokens, heads, width } = shape;
  const size = width / heads;
  const back = {
    q: new Float64Array(q.length),
    k: new Float64Array(q.length),
    v: new Float64Array(q.length),
  };
  const ofShares = new Float64Array(tokens);
  const plus = (to: Float64Array, at: number, value: number): void => {
    to[at] = (to[at] as number) + value;
  };
  eachHead(shape, q.length, (first, share) => {
    for (let i = 0; i < tokens; i++) {
      const [asks, row] = [first + i * width, share + i * tokens];
      let mean = 0;
      for (let j = 0; j < tokens; j++) {
        const [asked, part] = [first + j * width, shares[row + j] as number];
        let slope = 0;
        for (let c = 0; c < size; c++) {
          slope += (of[asks + c] as number) * (v[asked + c] as number);
          plus(back.v, asked + c, part * (of[asks + c] as number));
        }
        ofShares[j] = slope;
        mean += part * slope;
      }
      for (let j = 0; j < tokens; j++) {
        const asked = first + j * width;
        const slope = ((shares[row + j] as number) * ((ofShares[j] as number) - mean)) / Math.sqrt(size);
        for (let c = 0; c < size; c++) {
          plus(back.q, asks + c, slope * (k[asked + c] as number));
          plus(back.k, asked + c, slope * (q[asks + c] as number));
        }
      }
    }
  });
  return back;
}
