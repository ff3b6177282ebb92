import { type FormEvent, useCallback, useState } from "react";

/**
 * Whether a form differs from what it was when it was last saved. Spread `watch` on the form, call `saved` when the
 * server has taken it.
 */
export function useDirty() {
  const [dirty, setDirty] = useState(false);
  const onInput = useCallback((_event: FormEvent) => setDirty(true), []);
  const saved = useCallback(() => setDirty(false), []);
  return { dirty, saved, watch: { onInput } };
}
