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

/** The whole program of an attack. */
export function attackProgram({ body }: Attack, targets: Targets): string {
  return `${tools(targets)} await attempt('', async () => { ${body} });`;
}

/** Many attacks in one program, for a browser in which a worker is slow to start: each line begins with a name. */
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
