import { Relay } from './relay.ts';

/* The script of the sandbox's frame. It holds no reader's code: that runs in the worker which this starts. */

// Framed without the sandbox attribute, or opened by itself, this file would have the course's own origin, and whoever
// framed it could run code there. It works only where it has none.
if (self.origin !== 'null' || parent === self)
  throw new Error('This file runs programs only inside a sandboxed frame.');

// The worker starts from a data: URL (a blob: worker of an opaque origin is no secure context and has no WebGPU). It
// holds just enough to evaluate the runtime, which the page sends through the port.
const bootstrap = `
  onmessage = ({ ports: [port] }) => {
    onmessage = null;
    port.onmessage = ({ data: load }) => {
      if (load.type !== 'load') return;
      self.__sandbox = { port, load };
      (0, eval)(new TextDecoder().decode(load.runtime) + '\\n//# sourceURL=runtime.js');
    };
  };`;

addEventListener('message', function open({ source, ports }: MessageEvent): void {
  const [page, pulse] = ports;
  if (source !== parent || ports.length !== 2 || !page || !pulse) return;
  removeEventListener('message', open);
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(bootstrap)}`);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  new Relay(page, port1, () => worker.terminate());
  // A program that uses up the memory takes this whole process with it. The page notices when nobody answers.
  pulse.onmessage = () => pulse.postMessage(null);
});
