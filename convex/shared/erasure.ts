/** The name that stands in the place of a person's after erasure. Screens show `privacy.erasedPerson` for it. */
export const ERASED_NAME = "Erased person";
