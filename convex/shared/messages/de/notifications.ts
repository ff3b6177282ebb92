import type { Messages } from "../messages";
import type { notifications as english } from "../en/notifications";

export const notifications: Messages<typeof english> = {
  "notifications.notice.exportReady": "Die Daten können heruntergeladen werden",
  "notifications.notice.addressChanged": "Die E-Mail-Adresse wurde zu {newAddress} geändert",
  "notifications.notice.other": "Eine neue Nachricht ist da",
  "notifications.kind.account": "Konto",
  "notifications.kind.invitation": "Einladungen",
  "notifications.kind.announcement": "Ankündigungen",
  "notifications.kind.reminder": "Erinnerungen",
  "notifications.kind.activity": "Aktivität",
  "errors.essentialKind":
    "Nachrichten dieser Art kommen immer: Ohne sie könnte sich niemand anmelden oder beitreten.",
};
