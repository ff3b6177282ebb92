/**
 * A failure that the calling function may catch: wrong arguments, a limit, a missing document.
 * `code` is Convex's short name for it, `message` its sentence.
 */
export class FunctionError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly data?: string,
  ) {
    super(message);
  }
}
