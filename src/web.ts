import cookieParser from 'cookie-parser';
import express from 'express';
import type { INestApplication } from '@nestjs/common';
import type { Config } from './platform/config.js';
import { CONFIG } from './platform/config.module.js';
import { serveAssets } from './platform/web/assets.js';
import { securityHeaders } from './platform/web/headers.js';
import { RequestNumbers } from './platform/metrics/request-numbers.js';
import { PageAdapter } from './platform/web/page.adapter.js';
import { Pages } from './platform/web/pages.js';

// 10,000 characters of four bytes, percent-encoded, and what stands around them.
const LARGEST_BODY = '256kb';
const MOST_FIELDS = 40;

/** An adapter for an application whose body parser is ours: forms only, flat, bounded. */
export function newAdapter(): PageAdapter {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // Whatever reads a path (limits, help without a database) knows each page by one spelling.
  app.enable('case sensitive routing');
  return new PageAdapter(app);
}

/** Everything that stands before the controllers, in order: what counts, headers, files, forms, cookies. */
export function equip(app: INestApplication, adapter: PageAdapter): void {
  adapter.getInstance<express.Express>().set('trust proxy', app.get<Config>(CONFIG).trustProxy);
  app.use(app.get(RequestNumbers).watch);
  app.use(...securityHeaders(app.get<Config>(CONFIG)));
  app.use(serveAssets);
  app.use(cookieParser());
  app.use(express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: MOST_FIELDS }));
  adapter.usePages(app.get(Pages));
}
