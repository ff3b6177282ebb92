import { httpRouter } from "convex/server";
import { zoom } from "./conferencing/webhooks";
import { calendar } from "./events/feeds";
import { jwks } from "./identity/keys";
import { oneClick } from "./notifications/subscriptions";
import { resend } from "./notifications/webhooks";

const http = httpRouter();

http.route({ path: "/.well-known/jwks.json", method: "GET", handler: jwks });
http.route({ path: "/api/unsubscribe", method: "POST", handler: oneClick });
http.route({ path: "/api/unsubscribe", method: "GET", handler: oneClick });
http.route({ path: "/api/webhooks/resend", method: "POST", handler: resend });
http.route({ path: "/api/webhooks/zoom", method: "POST", handler: zoom });

http.route({ pathPrefix: "/api/calendar/", method: "GET", handler: calendar });

export default http;
