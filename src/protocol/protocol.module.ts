import { Module } from '@nestjs/common';
import { Protocol } from './protocol.js';
import { ProtocolController } from './protocol.controller.js';

/** What the team does when a life may be at risk right now. */
@Module({ controllers: [ProtocolController], providers: [Protocol] })
export class ProtocolModule {}
