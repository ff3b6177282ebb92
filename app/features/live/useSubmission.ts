import { useCallback, useState } from "react";

export type Submission = {
  /** While it is on its way. */
  pending: boolean;
  /** What it was refused with, for FormScope; null while nothing is wrong. */
  error: unknown;
  /** Runs what the form does; true when it was taken. */
  send: (work: () => Promise<unknown>) => Promise<boolean>;
};

/** Sends a form over the live connection and keeps what it was refused with. */
export function useSubmission(): Submission {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = useCallback(async (work: () => Promise<unknown>) => {
    setPending(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (refused) {
      setError(refused);
      return false;
    } finally {
      setPending(false);
    }
  }, []);
  return { pending, error, send };
}
