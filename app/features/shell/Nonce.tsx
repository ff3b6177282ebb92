import { createContext, useContext } from "react";

const NonceContext = createContext("");

/** Gives the parts of a server-rendered page the nonce of its content security policy. */
export const NonceProvider = NonceContext.Provider;

/** The nonce while rendering on the server; the browser shows scripts an empty one, so it is empty there. */
export function useNonce(): string {
  return useContext(NonceContext);
}

/**
 * The nonce of the page that came from the server, for what adds style sheets to it later. It is read as the page starts:
 * once it is rendered anew, no element bears it any more. Empty on the server.
 */
export const pageNonce: string =
  typeof document === "undefined"
    ? ""
    : (document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "");
