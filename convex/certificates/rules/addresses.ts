const LOOPBACK = /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/** The origin of a host, which bears its port where it has one: https everywhere but on the machine at hand. */
export function originOfHost(host: string): string {
  return `${LOOPBACK.test(host) ? "http" : "https"}://${host}`;
}

/** A credential's `id`, where it is given out in every form. */
export function credentialAddress(host: string, publicId: string): string {
  return `${originOfHost(host)}/api/v1/credentials/${publicId}`;
}

/** The page on which anybody verifies a credential. Its QR code leads there. */
export function pageAddress(host: string, publicId: string): string {
  return `${originOfHost(host)}/verify/${publicId}`;
}

/** An achievement's `id`. */
export function achievementAddress(host: string, achievement: string): string {
  return `${originOfHost(host)}/achievements/${achievement}`;
}

/** The picture of an achievement, the same for all who earn it. */
export function achievementImageAddress(host: string, achievement: string): string {
  return `${originOfHost(host)}/api/v1/achievements/${achievement}/image.png`;
}

/** A status list's `id`. */
export function statusListAddress(host: string, publicId: string): string {
  return `${originOfHost(host)}/api/v1/status-lists/${publicId}`;
}

/** What a credential's address shows it as, in an `<iframe>`. */
export function embedAddress(host: string, publicId: string): string {
  return `${originOfHost(host)}/embed/${publicId}`;
}

/** The picture that social networks show for a credential's page. */
export function shareImageAddress(host: string, publicId: string): string {
  return `${credentialAddress(host, publicId)}/share.png`;
}
