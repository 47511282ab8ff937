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
