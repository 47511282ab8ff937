import 'reflect-metadata';
import './last-resort.js';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { loadConfig } from './platform/config.js';
import { checkSchema, warnOfOwner } from './platform/database/check-schema.js';
import { FrameworkLogger, nameLog, setLogLevel } from './platform/logging/logger.js';
import { behave, fail } from './process.js';
import { WorkerModule } from './worker.module.js';

async function main(): Promise<void> {
  nameLog('worker');
  setLogLevel(loadConfig().logLevel);
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    logger: new FrameworkLogger(),
    abortOnError: false,
  });
  await checkSchema(app.get(DataSource));
  await warnOfOwner(app.get(DataSource));
  behave(app);
}

main().catch(fail);
