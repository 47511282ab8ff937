import { Module } from '@nestjs/common';
import { VaultModule } from '../platform/vault/vault.module.js';
import { Challenges } from './challenges.js';
import { Proofs } from './proofs.js';
import { Tickets } from './tickets.js';

@Module({ imports: [VaultModule], providers: [Challenges, Tickets, Proofs], exports: [Proofs, Tickets] })
export class ProofOfWorkModule {}
