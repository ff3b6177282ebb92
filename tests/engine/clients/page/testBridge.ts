/** What a rendering looked like, one entry each time it differed from the one before. */
export type Rendering = Record<string, unknown>;

declare global {
  interface Window {
    /** All that the view has rendered so far. */
    renderings?: Rendering[];
    /** What the test can have the view do. */
    actions?: Record<string, (argument: number) => unknown>;
    /** A token from the test; null when there is none. */
    fetchToken?: (forced: boolean) => Promise<string | null>;
  }
}

/** Notes what a view renders, for the test to read. */
export function noteRendering(rendering: Rendering): void {
  const renderings = (window.renderings ??= []);
  if (JSON.stringify(renderings.at(-1)) !== JSON.stringify(rendering)) renderings.push(rendering);
}
