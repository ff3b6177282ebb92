import { httpRouter } from "convex/server";
import { jwks } from "./identity/keys";
import { oneClick } from "./notifications/subscriptions";
import { resend } from "./notifications/webhooks";

const http = httpRouter();

http.route({ path: "/.well-known/jwks.json", method: "GET", handler: jwks });
http.route({ path: "/api/unsubscribe", method: "POST", handler: oneClick });
http.route({ path: "/api/unsubscribe", method: "GET", handler: oneClick });
http.route({ path: "/api/webhooks/resend", method: "POST", handler: resend });

export default http;
