import { expect, test } from "vitest";
import { claimsOf, isSignedBy, sha256, signatureOf, type SignedRequest } from "../support/doubles/sigV4";

/** The examples of AWS's own description of signature version 4 for S3. */
const KEYS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
  service: "s3",
};
const HOST = "examplebucket.s3.amazonaws.com";
const CREDENTIAL = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const DATE = "20130524T000000Z";
const EMPTY = sha256("");
const TEXT = sha256("Welcome to Amazon S3.");

type Example = [
  name: string,
  request: Omit<SignedRequest, "query"> & { query: string },
  signed: string,
  signature: string,
];
const of = (method: string, path: string, query: string, headers: Record<string, string>) => ({
  method,
  path,
  query,
  headers: { host: HOST, "x-amz-date": DATE, "x-amz-content-sha256": EMPTY, ...headers },
});
const EXAMPLES: Example[] = [
  [
    "GET Object",
    of("GET", "/test.txt", "", { range: "bytes=0-9" }),
    "host;range;x-amz-content-sha256;x-amz-date",
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    "PUT Object",
    of("PUT", "/test%24file.text", "", {
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
      "x-amz-content-sha256": TEXT,
    }),
    "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ],
  [
    "GET Bucket Lifecycle",
    of("GET", "/", "lifecycle=", {}),
    "host;x-amz-content-sha256;x-amz-date",
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  ],
  [
    "List Objects",
    of("GET", "/", "max-keys=2&prefix=J", {}),
    "host;x-amz-content-sha256;x-amz-date",
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ],
];

test.each(EXAMPLES)("AWS's example %s has its signature", (_name, { query, ...rest }, signed, signature) => {
  const authorization = `AWS4-HMAC-SHA256 Credential=${CREDENTIAL},SignedHeaders=${signed},Signature=${signature}`;
  const request = {
    ...rest,
    query: new URLSearchParams(query),
    headers: { ...rest.headers, authorization },
  };
  const claims = claimsOf(request)!;
  expect(signatureOf(request, claims, KEYS)).toBe(signature);
  expect(isSignedBy(request, claims, KEYS)).toBe(true);
});

const presigned = (more: Record<string, string> = {}): SignedRequest => ({
  method: "GET",
  path: "/test.txt",
  query: new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": CREDENTIAL,
    "X-Amz-Date": DATE,
    "X-Amz-Expires": "86400",
    "X-Amz-SignedHeaders": "host",
    "X-Amz-Signature": "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    ...more,
  }),
  headers: { host: HOST },
});

test("AWS's example of a presigned address has its signature", () => {
  expect(isSignedBy(presigned(), claimsOf(presigned())!, KEYS)).toBe(true);
});

test.each([
  ["another method", { ...presigned(), method: "PUT" }],
  ["another key", { ...presigned(), path: "/test.text" }],
  ["another time", presigned({ "X-Amz-Expires": "86401" })],
  ["another parameter", presigned({ "response-content-type": "text/html" })],
  ["another host", { ...presigned(), headers: { host: "other.s3.amazonaws.com" } }],
  ["another region", presigned({ "X-Amz-Credential": CREDENTIAL.replace("us-east-1", "eu-west-1") })],
  ["a shorter signature", presigned({ "X-Amz-Signature": "ae" })],
])("%s is not what was signed", (_name, request) => {
  expect(isSignedBy(request, claimsOf(request)!, KEYS)).toBe(false);
});

test("what is not signed claims nothing", () => {
  expect(claimsOf({ method: "GET", path: "/", query: new URLSearchParams(), headers: {} })).toBeNull();
});
