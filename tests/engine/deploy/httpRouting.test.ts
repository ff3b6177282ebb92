import { expect, test } from "vitest";
import { routeHttp } from "../../../engine/deploy/httpRouting";
import { definition, pushed } from "./builders";

const get = (path: string) => ({ path, method: "GET" });
const inner = definition("inner", { routes: [get("/*")] });
const shop = definition("shop", {
  routes: [get("/item"), { path: "/item", method: "POST" }],
  uses: [{ name: "inner", path: "inner" }],
  mounts: { "/inner/": "_reference/childComponent/inner" },
});
const app = definition("", {
  routes: [get("/hello"), get("/shop/special"), get("/shop/assets/*")],
  uses: [{ name: "shop", path: "shop" }],
  mounts: { "/shop/": "_reference/childComponent/shop" },
});
const { deployment } = pushed([app, shop, inner]);

test.each<[string, string, string, string]>([
  ["GET", "/hello", "", "/hello"],
  ["HEAD", "/shop/special", "", "/shop/special"],
  ["POST", "/shop/special", "shop", "/special"],
  ["GET", "/shop/item", "shop", "/item"],
  ["GET", "/shop/inner/a/b", "shop/inner", "/a/b"],
  ["GET", "/shop/assets/logo", "", "/shop/assets/logo"],
  ["GET", "/shop/unknown", "shop", "/unknown"],
  ["GET", "/unknown", "", "/unknown"],
  ["DELETE", "/hello", "", "/hello"],
])("%s %s is for %j as %s", (method, path, component, routed) => {
  expect(routeHttp(deployment, method, path)).toEqual({ component, path: routed });
});

test("a prefix hides the app's own routes, not what is mounted", () => {
  const prefixed = pushed([
    definition("", {
      prefix: "/api/",
      routes: [get("/hello")],
      uses: [{ name: "shop", path: "shop" }],
      mounts: { "/shop/": "_reference/childComponent/shop" },
    }),
    shop,
    inner,
  ]).deployment;
  expect(routeHttp(prefixed, "GET", "/api/hello")).toEqual({ component: "", path: "/hello" });
  expect(routeHttp(prefixed, "GET", "/hello")).toBeNull();
  expect(routeHttp(prefixed, "GET", "/shop/item")).toEqual({ component: "shop", path: "/item" });
});

test("nobody answers where there is no router", () => {
  expect(routeHttp(pushed([definition("")]).deployment, "GET", "/")).toBeNull();
});
