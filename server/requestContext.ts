import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";

/** Gives a request the id that its log lines and its answer bear, and the nonce of its page. */
export const requestContext: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.locals["requestId"] = requestId;
  response.locals["nonce"] = randomBytes(16).toString("base64");
  response.setHeader("X-Request-Id", requestId);
  next();
};
