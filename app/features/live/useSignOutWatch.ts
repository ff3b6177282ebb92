import { useEffect } from "react";
import { planSessionEnd, STAY } from "./sessionEnd";

/**
 * Knows when the viewer signs out here: the live page hears of the session's end before the answer to the form is
 * there. Were it to leave then, the browser would drop that answer, and with it the word to forget the cookie.
 */
export function useSignOutWatch(): void {
  useEffect(() => {
    const watch = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement && target.getAttribute("action") === "/auth/sign-out")
        planSessionEnd(STAY);
    };
    document.addEventListener("submit", watch);
    return () => document.removeEventListener("submit", watch);
  }, []);
}
