import { Module } from '@nestjs/common';
import { PlaceChanges } from './place-changes.js';
import { Place } from './place.js';

/** What the place is, for every page, and for the worker. */
@Module({ providers: [Place, PlaceChanges], exports: [Place, PlaceChanges] })
export class PlaceModule {}
