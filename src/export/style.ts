/** How the page in a copy looks, with nothing from anywhere else. */
export const STYLE = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
section { border-top: 1px solid; margin-top: 2rem; }
article { border-left: 3px solid; padding-left: 0.75rem; margin: 1rem 0; }
article p { white-space: pre-wrap; margin: 0.25rem 0; }
.at-1 { margin-left: 1rem; }
.at-2 { margin-left: 2rem; }
.at-3, .at-4, .at-5 { margin-left: 3rem; }
`;
