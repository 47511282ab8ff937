import 'reflect-metadata';
import './last-resort.js';
import { NestFactory } from '@nestjs/core';
import type { Server } from 'node:http';
import { DataSource } from 'typeorm';
import { checkDemonstration } from './demonstration/marker.js';
import { loadConfig } from './platform/config.js';
import { checkSchema, warnOfOwner } from './platform/database/check-schema.js';
import { FrameworkLogger, nameLog, setLogLevel } from './platform/logging/logger.js';
import { checkKey } from './platform/vault/vault-check.js';
import { warnOfOldWords } from './platform/web/own-words/texts.js';
import { behave, fail } from './process.js';
import { equip, newAdapter } from './web.js';
import { WebModule } from './web.module.js';

// A slow sender is cut off; a proxy in front keeps its connections longer than that.
const HEADERS_MS = 15_000;
const REQUEST_MS = 25_000;
const KEEP_ALIVE_MS = 65_000;

async function main(): Promise<void> {
  const config = loadConfig();
  const { host, port, logLevel } = config;
  nameLog('web');
  setLogLevel(logLevel);
  const adapter = newAdapter();
  const app = await NestFactory.create(WebModule, adapter, {
    bodyParser: false,
    logger: new FrameworkLogger(),
    abortOnError: false,
  });
  await checkSchema(app.get(DataSource));
  await checkKey(app.get(DataSource), config);
  await checkDemonstration(app.get(DataSource), config);
  await warnOfOwner(app.get(DataSource));
  warnOfOldWords();
  equip(app, adapter);
  const server = (await app.listen(port, host)) as Server;
  Object.assign(server, {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  behave(app);
}

main().catch(fail);
