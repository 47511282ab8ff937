import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type ProtocolFields, protocolForm } from './forms.js';
import { Protocol } from './protocol.js';

/** When a life may be at risk right now: read by the team, written by those who lead. */
@Controller('protocol')
@Access('staff')
export class ProtocolController {
  constructor(private readonly protocol: Protocol) {}

  @Get()
  async show(): Promise<Page> {
    return new Page('protocol/show', await this.protocol.page(null));
  }

  @Get('versions/:version')
  async version(@Param('version') version: string): Promise<Page> {
    return new Page('protocol/version', await this.protocol.version(version));
  }

  @Post()
  @Access('lead')
  async write(
    @Body(new FormPipe(protocolForm)) form: Form<ProtocolFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (form.fields && (await this.protocol.save(form.fields, viewer))) return new SeeOther('/protocol');
    const again = form.fields ? withError(form, 'body', 'protocol.changed_meanwhile') : form;
    return formAgain('protocol/show', await this.protocol.page(again));
  }
}
