export const BUILT_OF: readonly string[];
