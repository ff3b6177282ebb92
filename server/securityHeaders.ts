import type { RequestHandler } from "express";
import { isFramed } from "../app/server/framing";

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "geolocation=(), payment=(), usb=()",
};
const YEAR = 365 * 24 * 3600;

/** What every answer of the product's own pages bears. The content security policy comes with each page. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.set(HEADERS);
  if (isFramed(request.path)) {
    response.removeHeader("X-Frame-Options");
    response.set("Cross-Origin-Resource-Policy", "cross-origin");
  }
  // Readers of feeds show the pictures of posts on pages of their own.
  if (request.path.startsWith("/media/")) response.set("Cross-Origin-Resource-Policy", "cross-origin");
  if (request.secure) response.set("Strict-Transport-Security", `max-age=${YEAR}; includeSubDomains`);
  next();
};
