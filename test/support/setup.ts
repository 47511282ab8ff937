import 'reflect-metadata';
import { Logger } from '@nestjs/common';

// In tests web and worker share a process, which the framework would warn of each time.
Logger.overrideLogger(false);
