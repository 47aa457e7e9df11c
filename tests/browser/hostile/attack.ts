/** A program that tries to get out, and what it must have said when it ended. */
export interface Attack {
  name: string;
  /** The body of an async function: it returns when it got through and throws when it did not. */
  body: string;
  /** `blocked: ` and the name of what was thrown; exactly this, so that a program that did not run cannot pass. */
  blocked: string;
}

/** Addresses that attacks aim at. */
export interface Targets {
  attacker: string;
  site: string;
}

/**
 * A table of attacks in parts, each called by the name of its first: the worker in which a program runs starts in a
 * hundred times as long as an attack takes.
 */
export function inParts(table: readonly Attack[], atOnce: number): [name: string, attacks: Attack[]][] {
  const parts = Math.ceil(table.length / atOnce);
  return Array.from({ length: parts }, (_, index) => {
    const part = table.slice(index * atOnce, (index + 1) * atOnce);
    return [part[0]?.name ?? '', part];
  });
}

/** How each attack ended, of the lines that their program wrote. */
export function endsOf(
  attacks: readonly Attack[],
  lines: readonly string[],
): Record<string, string | undefined> {
  const ends = attacks.map(({ name }) => [
    name,
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2),
  ]);
  return Object.fromEntries(ends);
}

/** A program of several attacks: each writes a line that begins with its name. */
export function attacksProgram(attacks: readonly Attack[], targets: Targets): string {
  const attempts = attacks.map(
    ({ name, body }) => `await attempt(${JSON.stringify(`${name}: `)}, async () => { ${body} });`,
  );
  return `${tools(targets)}\n${attempts.join('\n')}`;
}

const tools = ({ attacker, site }: Targets): string => `
    import { log } from 'lab';
    const attacker = '${attacker}';
    const site = '${site}';
    const named = (name) => Object.assign(new Error(name), { name });
    const absent = (name) => { if (!(name in globalThis)) throw named('absent'); };
    /** Resolves with the event \`good\`, throws with the name of one of the \`bad\` ones. */
    const heard = (target, good, ...bad) => new Promise((resolve, reject) => {
      target.addEventListener(good, () => resolve(good));
      for (const name of bad) target.addEventListener(name, () => reject(named(name)));
    });
    const attempt = async (name, attack) => {
      let timer;
      const silence = new Promise((resolve, reject) => {
        timer = setTimeout(() => reject(named('silence')), 3000);
      });
      try {
        log(name + 'ESCAPED: ' + String(await Promise.race([attack(), silence])));
      } catch (error) {
        log(name + 'blocked: ' + error.name);
      } finally {
        // A run waits for the timers that it has left.
        clearTimeout(timer);
      }
    };`;
