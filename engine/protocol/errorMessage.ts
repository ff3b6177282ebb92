/**
 * The error text clients get for a failed function: what went wrong under the id of the request.
 * A text that carries an id already (a repeated mutation's stored outcome) stays as it is.
 */
export function withRequestId(message: string, requestId: string): string {
  return message.startsWith("[Request ID: ")
    ? message
    : `[Request ID: ${requestId}] Server Error\n${message}`;
}
