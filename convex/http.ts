import { httpRouter } from "convex/server";
import * as certificates from "./certificates/api";
import * as openBadges from "./certificates/openBadgesApi";
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

const { achievement, credential, did, exchange, oembed, preflight, statusList } = certificates;
http.route({ path: "/.well-known/did.json", method: "GET", handler: did });
http.route({ path: "/.well-known/did.json", method: "OPTIONS", handler: preflight });
http.route({ path: "/api/v1/oembed", method: "GET", handler: oembed });
http.route({ pathPrefix: "/api/v1/credentials/", method: "GET", handler: credential });
http.route({ pathPrefix: "/api/v1/credentials/", method: "POST", handler: exchange });
http.route({ pathPrefix: "/api/v1/status-lists/", method: "GET", handler: statusList });
http.route({ pathPrefix: "/api/v1/achievements/", method: "GET", handler: achievement });
http.route({ pathPrefix: "/api/v1/", method: "OPTIONS", handler: preflight });

const { credentials, discovery, profile, writing } = openBadges;
http.route({ path: "/ims/ob/v3p0/discovery", method: "GET", handler: discovery });
http.route({ path: "/ims/ob/v3p0/credentials", method: "GET", handler: credentials });
http.route({ path: "/ims/ob/v3p0/credentials", method: "POST", handler: writing });
http.route({ path: "/ims/ob/v3p0/profile", method: "GET", handler: profile });
http.route({ path: "/ims/ob/v3p0/profile", method: "PUT", handler: writing });
http.route({ pathPrefix: "/ims/ob/v3p0/", method: "OPTIONS", handler: preflight });

export default http;
