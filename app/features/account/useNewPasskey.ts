import { useAction } from "convex/react";
import { useCallback, useSyncExternalStore } from "react";
import { api } from "../../../convex/_generated/api";
import { useT } from "../../ui/i18n/useT";
import { useOrganization } from "../live/useOrganization";
import { deviceName } from "./deviceName";

/**
 * Makes a passkey with the viewer's device: gives false when they changed their mind.
 * `supported` is whether the browser can, which the server does not know.
 */
export function useNewPasskey(): { supported: boolean; create: () => Promise<boolean> } {
  const t = useT();
  const { id: organization } = useOrganization();
  const options = useAction(api.identity.ceremonies.registrationOptions);
  const register = useAction(api.identity.ceremonies.register);
  const supported = useSyncExternalStore(
    never,
    () => "PublicKeyCredential" in window,
    () => true,
  );
  const create = useCallback(async () => {
    const place = { organization, origin: window.location.origin };
    const { startRegistration } = await import("@simplewebauthn/browser");
    const optionsJSON = JSON.parse(await options(place)) as Parameters<
      typeof startRegistration
    >[0]["optionsJSON"];
    const response = await startRegistration({ optionsJSON }).catch(orNothing);
    if (response === null) return false;
    const name = deviceName(t, navigator.userAgent);
    await register({ ...place, response: JSON.stringify(response), name });
    return true;
  }, [organization, options, register, t]);
  return { supported, create };
}

const never = () => () => undefined;

/** Who closes the browser's dialog has done nothing wrong. */
function orNothing(error: unknown): null {
  if (error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError"))
    return null;
  throw error;
}
