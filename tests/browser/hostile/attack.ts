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
export function attackProgram(body: string, { attacker, site }: Targets): string {
  return `
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
    const attack = async () => { ${body} };
    const silence = new Promise((resolve, reject) => setTimeout(() => reject(named('silence')), 3000));
    try {
      log('ESCAPED: ' + String(await Promise.race([attack(), silence])));
    } catch (error) {
      log('blocked: ' + error.name);
    }`;
}
