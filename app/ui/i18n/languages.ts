/** The product's languages by their own names, so that nobody is lost in one they cannot read. */
export const languages = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
  { value: "ar", label: "العربية" },
];
