/** How many steps the loops of a run may take before they wait. The reader lets them on while it runs. */
export class Allowance {
  #steps: number | undefined;
  #heard: (steps: number | undefined) => void = () => {};

  /** @param steps undefined lets a program run to its end */
  constructor(steps?: number) {
    this.#steps = steps;
  }

  get steps(): number | undefined {
    return this.#steps;
  }

  /** From now on so many; all that are left when it is undefined. */
  allow(steps: number | undefined): void {
    this.#steps = steps;
    this.#heard(steps);
  }

  /** Who passes it on to the program. */
  follow(heard: (steps: number | undefined) => void): void {
    this.#heard = heard;
  }
}
