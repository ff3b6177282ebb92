/**
 * A push or an administrative request that is refused for a reason its author can mend.
 * The CLI prints `code` and `message`; a few codes it words itself.
 */
export class DeployError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: 400 | 401 | 403 | 404 | 413 = 400,
  ) {
    super(message);
  }
}

/** The same refusal with a sentence before its message. */
export function withPrefix(error: DeployError, prefix: string): DeployError {
  return new DeployError(error.code, `${prefix}${error.message}`, error.status);
}
