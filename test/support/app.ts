// Moved: import `startForum` from './forum.js' and see './visitor.ts' for `forum.guest()` and `forum.person(name)`.
export * from './forum.js';
