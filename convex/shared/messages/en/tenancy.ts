export const tenancy = {} as const;
