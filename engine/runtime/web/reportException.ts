/**
 * Reports what a callback threw outside of any caller that could catch it: as a rejection nobody handles,
 * which is how the sandbox learns of every such error.
 */
export function reportException(error: unknown): void {
  void Promise.reject(error);
}
