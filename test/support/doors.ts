import type { Forum } from './forum.js';

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

/** What the running application answers to, read from its router: method and path of each. */
export function doorsOf({ app }: Forum): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return methods.flatMap((method) => [route.path].flat().map((path) => `${method} ${path}`));
  });
}

/** What stands in a path in the place of its parameters, by the word before it. */
export type Ids = Record<string, string>;

const STRANGER = '00000000-0000-4000-8000-000000000000';

/** The paths of a door, one for each set of ids. @throws where it asks for something that is unknown here: a new name needs its line */
export function pathsOf(pattern: string, sets: Ids[]): string[] {
  const made = sets.map((set) =>
    pattern
      .replace(/^\/([\w-]+)\/:(?:id|slug)/, (_, kind: string) => `/${kind}/${set[kind] ?? STRANGER}`)
      .replace(/:(?:id|postId|goal|entry)/g, STRANGER)
      .replace(':version', '0')
      .replace(':country', 'GB'),
  );
  for (const path of made) if (path.includes(':')) throw new Error(`What stands in ${pattern}?`);
  return [...new Set(made)];
}
