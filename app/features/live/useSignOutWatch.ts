import { useEffect } from "react";
import { planSessionEnd } from "./sessionEnd";

/**
 * Knows when the viewer signs out here: the live page hears of the session's end before the answer to the form is
 * there, and must not tell them that it ended elsewhere.
 */
export function useSignOutWatch(): void {
  useEffect(() => {
    const watch = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement && target.getAttribute("action") === "/auth/sign-out")
        planSessionEnd("/");
    };
    document.addEventListener("submit", watch);
    return () => document.removeEventListener("submit", watch);
  }, []);
}
