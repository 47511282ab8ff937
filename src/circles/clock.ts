import { Injectable } from '@nestjs/common';

/** What time it is, for all that circles show and take. */
@Injectable()
export class CircleClock {
  now(): Date {
    return new Date();
  }
}
