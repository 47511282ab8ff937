import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Member } from '../members/member.entity.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { isTeam, SignedIn, type Viewer } from '../platform/web/visit.js';
import { RecoveryCodeAge } from './recovery-code-age.js';

/** A member's own page. */
@Controller('account')
@Access('member')
export class AccountController {
  constructor(
    private readonly database: DataSource,
    private readonly codes: RecoveryCodeAge,
  ) {}

  @Get()
  async show(@SignedIn() { memberId, name, office }: Viewer): Promise<Page> {
    const member = await this.database.manager.findOneByOrFail(Member, { id: memberId });
    const code = await this.codes.of(member);
    const codeAge = { old: code === 'old', gone: code === 'gone' };
    return new Page('accounts/show', { name, since: month(member.joinedOn), team: isTeam(office), codeAge });
  }
}

/** An ISO day as its month, such as November 2026: no closer than need be. */
function month(day: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
