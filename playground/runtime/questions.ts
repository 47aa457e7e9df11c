/** Questions to the page that it has not answered yet. */
export class Questions<Answer> {
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  #requests = 0;

  /** Sends a question under a number of its own; its answer, when it comes. */
  ask(send: (request: number) => void): Promise<Answer> {
    const request = ++this.#requests;
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting.set(request, waiting);
    send(request);
    return waiting.promise;
  }

  answered(request: number, answer: Answer): void {
    this.#take(request)?.resolve(answer);
  }

  failed(request: number, message: string): void {
    this.#take(request)?.reject(new Error(message));
  }

  #take(request: number): PromiseWithResolvers<Answer> | undefined {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    return waiting;
  }
}
