/**
 * A refusal the caller is told about: HTTP routes answer `{code, message}` with `status`, the sync
 * socket turns it into an AuthError, a FatalError or a close reason.
 */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function badRequest(code: string, message: string): HttpError {
  return new HttpError(400, code, message);
}

export function unauthenticated(code: string, message: string): HttpError {
  return new HttpError(401, code, message);
}

/** What a caller without the admin key gets from routes that need it. */
export function notAdmin(instanceName: string): HttpError {
  const message =
    `The provided deploy key was invalid for deployment '${instanceName}'. Double check that the ` +
    "environment this key was generated for matches the desired deployment.";
  return new HttpError(403, "BadDeployKey", message);
}

/** The answer for an error nobody foresaw: tells nothing of its cause. */
export function internalError(): HttpError {
  return new HttpError(500, "InternalServerError", "Your request couldn't be completed. Try again later.");
}
