import { getNonce } from "get-nonce";

/**
 * Dragging needs style sheets that its library adds without the nonce that the page's policy asks for, and it takes
 * none from outside. While the editor is there, every style sheet that scripts make has it. Returns how to end that.
 */
export function nonceForStyles(): () => void {
  const nonce = getNonce();
  if (nonce === undefined) return () => undefined;
  const { createElement } = document;
  document.createElement = function withNonce(
    this: Document,
    name: string,
    options?: ElementCreationOptions,
  ) {
    const element = createElement.call(this, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  } as typeof createElement;
  return () => {
    document.createElement = createElement;
  };
}
