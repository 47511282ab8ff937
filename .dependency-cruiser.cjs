// Imports point one way. Each folder may import those to its left:
//   platform ← record ← members ← personas ← notices ← urgent-words ← limits ← threads ← context ← reports ← protocol ← reviews ← second-looks ← escalations ← messages ← follow-ups ← postvention ← quality ← workload ← transparency ← rescreenings ← waiting ← safeguarding
//   boards, screening, terms, duty, crisis-lines, guidelines, templates ← threads
const order = [
  'platform',
  'guidelines',
  'record',
  'members',
  'personas',
  'notices',
  'templates',
  'boards',
  'terms',
  'duty',
  'urgent-words',
  'limits',
  'threads',
  'context',
  'reports',
  'protocol',
  'reviews',
  'second-looks',
  'escalations',
  'messages',
  'follow-ups',
  'postvention',
  'quality',
  'workload',
  'transparency',
  'rescreenings',
  'waiting',
  'safeguarding',
];

const upstream = order.map((folder, place) => ({
  name: `${folder}-knows-no-one-downstream`,
  severity: 'error',
  comment: `src/${folder} may import only what stands before it in the order.`,
  from: { path: `^src/${folder}/` },
  to: {
    path: `^src/(${[...order.slice(place + 1), 'accounts', 'second-factor', 'pages', 'commands'].join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    ...upstream,
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'screening-is-pure',
      severity: 'error',
      comment: 'Text in, verdict out: no framework, no input or output, nothing of the project but itself.',
      from: { path: '^src/screening/' },
      to: { pathNot: '^src/screening/' },
    },
    {
      name: 'crisis-lines-core-is-pure',
      severity: 'error',
      comment: 'The way to help must work when nothing else does.',
      from: { path: '^src/crisis-lines/[^/]+$' },
      to: { pathNot: '^src/(crisis-lines/[^/]+$|platform/time/)' },
    },
    {
      name: 'time-is-pure',
      severity: 'error',
      comment: 'Clocks and calendars only.',
      from: { path: '^src/platform/time/' },
      to: { pathNot: '^src/platform/time/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      comment: 'Only the way to help, which stands on every page.',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: ['^src/platform/', '^src/crisis-lines/[^/]+$'] },
    },
    {
      name: 'accounts-are-doors',
      severity: 'error',
      comment: 'The ways in and out know members and names, never what is written.',
      from: { path: '^src/accounts/' },
      to: { path: '^src/(boards|threads|reviews|reports|limits|second-factor|pages|commands)/' },
    },
    {
      name: 'second-factor-is-a-door',
      severity: 'error',
      comment: 'It stands behind the accounts, and knows as little of what is written.',
      from: { path: '^src/second-factor/' },
      to: { path: '^src/(boards|threads|reviews|reports|limits|pages|commands)/' },
    },
    {
      name: 'no-one-imports-commands-or-roots',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/commands/' },
      to: { path: '^src/([^/]+\\.ts$|commands/)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^src/(main|worker)\\.ts$'] },
      to: {},
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
