import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { filesBelow, ROOT } from './files.js';

interface Asset {
  path: string;
  type: string;
  body: Buffer;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const assets = new Map(filesBelow(join(ROOT, 'public')).map((file) => [file, load(file)]));
const byPath = new Map([...assets.values()].map((asset) => [asset.path, asset]));

/** The URL of a file in `public`, with a digest of its content in the name, so that it may be kept for ever. */
export function assetPath(file: string): string {
  const asset = assets.get(file);
  if (!asset) throw new Error(`There is no file public/${file}.`);
  return asset.path;
}

/** Serves the files of `public` from memory. */
export const serveAssets: RequestHandler = (request, response, next) => {
  const asset = request.method === 'GET' || request.method === 'HEAD' ? byPath.get(request.path) : undefined;
  if (!asset) return next();
  response
    .set({ 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable' })
    .send(asset.body);
};

function load(file: string): Asset {
  const body = readFileSync(join(ROOT, 'public', file));
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const extension = extname(file);
  const path = `/assets/${file.slice(0, -extension.length)}.${digest}${extension}`;
  return { path, body, type: TYPES[extension] ?? 'application/octet-stream' };
}
