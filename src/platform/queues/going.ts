import { type BeforeApplicationShutdown, Injectable, Module } from '@nestjs/common';

/** Whether the process is going: then nobody waits any more for Redis to come back. */
@Injectable()
export class Going implements BeforeApplicationShutdown {
  now = false;

  beforeApplicationShutdown(): void {
    this.now = true;
  }
}

@Module({ providers: [Going], exports: [Going] })
export class GoingModule {}
