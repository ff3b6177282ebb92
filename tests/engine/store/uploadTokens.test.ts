import { expect, test } from "vitest";
import {
  issueUploadToken,
  readUploadToken,
  storageUrl,
  UploadTokenError,
  uploadUrl,
} from "../../../engine/store/uploadTokens";

const HOUR = 3_600_000;
const issuedAt = Date.UTC(2026, 0, 1);

test.each(["", "a", "workpool/nested"])("a token carries the component %j", (component) => {
  const token = issueUploadToken("secret", { component, issuedAt });
  expect(readUploadToken("secret", token, issuedAt)).toBe(component);
  expect(readUploadToken("secret", token, issuedAt + HOUR - 1)).toBe(component);
  expect(encodeURIComponent(token)).toBe(token);
});

test("a token is refused an hour after it was issued", () => {
  const token = issueUploadToken("secret", { component: "", issuedAt });
  expect(() => readUploadToken("secret", token, issuedAt + HOUR)).toThrow(
    new UploadTokenError("StorageTokenExpired", "Store File Authorization expired"),
  );
});

const genuine = issueUploadToken("secret", { component: "", issuedAt });
const [payload = "", mac = ""] = genuine.split(".");
const laterPayload = issueUploadToken("other", { component: "", issuedAt: issuedAt + 1 }).split(".")[0] ?? "";
test.each([
  ["empty", ""],
  ["no signature", payload],
  ["an empty signature", `${payload}.`],
  ["a signature by another secret", issueUploadToken("other", { component: "", issuedAt })],
  ["another payload under the signature", `${laterPayload}.${mac}`],
  ["more parts", `${genuine}.x`],
  ["a cut signature", genuine.slice(0, -1)],
  ["noise", "%%%.%%%"],
])("refuses %s", (_name, token) => {
  expect(() => readUploadToken("secret", token, issuedAt)).toThrow(
    new UploadTokenError("StorageTokenInvalid", "Couldn't decode the StoreFileAuthorization token"),
  );
});

test("URLs", () => {
  expect(uploadUrl("http://127.0.0.1:3210", "t.k")).toBe(
    "http://127.0.0.1:3210/api/storage/upload?token=t.k",
  );
  expect(storageUrl("http://h", { uuid: "u", component: "" })).toBe("http://h/api/storage/u");
  expect(storageUrl("http://h", { uuid: "u", component: "a/b" })).toBe(
    "http://h/api/storage/u?component=a%2Fb",
  );
});
