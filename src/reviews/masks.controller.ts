import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { guidelineById } from '../guidelines/guidelines.js';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { hiddenPieces } from '../platform/text/masking.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { recordLook } from '../record/record.js';

interface Row {
  original_id: string;
  title: string | null;
  body: string;
  masked_title: string | null;
  masked_body: string;
  reason: string | null;
  guideline: string | null;
}

const maskOfPost = new Statement<Row>(
  'mask-of-post',
  `select k.original_id, o.title, o.body, m.title as masked_title, m.body as masked_body, w.reason, d.guideline
   from revisions m
   join masks k on k.revision_id = m.id
   join revisions o on o.id = k.original_id
   join decisions d on d.id = k.decision_id
   left join decision_texts w on w.decision_id = d.id
   where m.post_id = $1 and m.state = 'published'`,
);

/** What the team hid of a post that is up, for the team. That somebody looked is recorded. */
@Controller('posts/:id/mask')
@Access('staff')
export class MasksController {
  constructor(private readonly database: DataSource) {}

  @Get()
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const mask = isUuid(id) ? await maskOfPost.row(this.database, [id]) : null;
    if (!mask) throw new NotFound();
    const look = { actor: viewer.memberId, subject: mask.original_id, code: 'masked_text' };
    await recordLook(this.database.manager, look);
    return new Page('reviews/mask', { href: `/posts/${id}`, ...view(mask) });
  }
}

function view({ title, body, masked_title, masked_body, reason, guideline }: Row): object {
  return {
    title: title && hiddenPieces(title, masked_title ?? title),
    pieces: hiddenPieces(body, masked_body),
    decision: { reason, guideline: guideline && guidelineById(guideline) },
  };
}
