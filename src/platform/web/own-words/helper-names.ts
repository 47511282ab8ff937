/** What views may call, beside what Handlebars brings. */
export const HELPER_NAMES = ['eq', 'and', 'or', 'not', 'asset', 'message'] as const;

export type HelperName = (typeof HELPER_NAMES)[number];

/** Strict as every view is compiled: a helper that does not exist is an error. */
export const COMPILING = {
  knownHelpers: Object.fromEntries(HELPER_NAMES.map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
};
