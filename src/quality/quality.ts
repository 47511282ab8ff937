import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import {
  answersByRule,
  answersBySaid,
  answersByWeek,
  type RuleRow,
  type SaidRow,
  type WeekAnswers,
} from './answers.js';
import { moderatorCount, sampleCounts, type SampleRow, textsByWeek, type WeekRow } from './counts.js';

/** Everything that the quality page is made of: numbers, and the names of rules. */
export interface Findings {
  said: SaidRow[];
  rules: RuleRow[];
  sample: SampleRow;
  weeks: WeekRow[];
  answers: WeekAnswers[];
  moderators: number;
  /** Of cleared texts, 0 to 1. */
  auditShare: number;
}

/** What people's answers say about the screen; no text, no name, no id of anybody. */
@Injectable()
export class Quality {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async findings(): Promise<Findings> {
    return {
      said: await answersBySaid.rows(this.database),
      rules: await answersByRule.rows(this.database),
      sample: (await sampleCounts.row(this.database))!,
      weeks: await textsByWeek.rows(this.database),
      answers: await answersByWeek.rows(this.database),
      moderators: (await moderatorCount.row(this.database))!.moderators,
      auditShare: this.config.auditShare,
    };
  }
}
