import type { Messages } from "../messages";
import type { en } from "../en";
import { ui } from "./ui";

/** Arabic shows that every screen can be read from the right; it has the shell, the parts and signing in. */
export const ar: Partial<Messages<typeof en>> = {
  ...ui,
  "common.save": "حفظ",
  "common.saved": "تم الحفظ",
  "common.cancel": "إلغاء",
  "common.close": "إغلاق",
  "common.continue": "متابعة",
  "common.back": "رجوع",
  "common.search": "بحث",
  "common.name": "الاسم",
  "common.email": "البريد الإلكتروني",
};
