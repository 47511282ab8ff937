import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Sessions } from '../../src/members/sessions.js';
import type { Forum } from '../support/forum.js';

/** Something of a member's that stands in a table: `sign` is in its row. */
export interface Planted {
  table: string;
  sign: string;
  /** It stays where its member keeps their posts up under "former member". */
  stays?: true;
}

/** Who is planted, and among whom. */
export interface Ground {
  memberId: string;
  /** Their names: the pseudonym first, then one-time names. */
  names: { personaId: string; threadId?: string }[];
  /** Another member's name, and somebody of the team. */
  other: string;
  staffId: string;
}

const MINUTE = '2026-03-04 05:06:00+00';
const LATER = '2026-03-05 05:06:00+00';

/** Puts something of a member into every table that can hold it, for each of their names, as if everything had happened. */
export async function plant(forum: Forum, ground: Ground): Promise<Garden> {
  const client = new pg.Client({ connectionString: forum.database.ownerUrl });
  await client.connect();
  try {
    // What guards, records and follows is tried elsewhere.
    await client.query('set session_replication_role = replica');
    const garden = new Garden(client, ground);
    await garden.account(forum.app.get(Sessions, { strict: false }).tagsOf(ground.memberId)[0]!);
    for (const [place, name] of ground.names.entries()) await garden.name(name, place);
    await client.query(`select index_post(post_id) from revisions where state = 'published'`);
    return garden;
  } finally {
    await client.end();
  }
}

type Row = Record<string, unknown>;

/** What was planted: by what it is known, and the ids of rows. */
export class Garden {
  readonly planted: Planted[] = [];
  readonly ids: { table: string; id: string; stays?: true }[] = [];
  /** Stands in all words of theirs. */
  readonly seed = randomUUID().slice(0, 8);
  private label = '';
  private up = false;
  private board = '';
  private template = '';
  private rescreening = '';
  private contact = '';
  private decision = '';

  constructor(
    private readonly client: pg.Client,
    private readonly ground: Ground,
  ) {}

  async account(sessionTag: Buffer): Promise<void> {
    const { memberId, staffId } = this.ground;
    this.label = 'account';
    const { rows } = await this.client.query<{ id: string }>(
      `select id from boards where slug = 'depression'`,
    );
    this.board = rows[0]!.id;
    await this.place();
    await this.put(
      'sessions',
      {
        id_digest: bytes(),
        owner_sealed: Buffer.concat([bytes(), bytes()]),
        owner_tag: sessionTag,
        epoch: 0,
        started_at: '2026-03-01 00:00:00+00',
      },
      { sign: '2026-03-01T00:00' },
    );
    await this.put(
      'passkeys',
      {
        member_id: memberId,
        credential_id: bytes(),
        public_key: bytes(),
        user_handle: bytes(),
        added_on: '2026-03-02',
      },
      { sign: '2026-03-02' },
    );
    await this.put(
      'second_factors',
      { member_id: memberId, secret_sealed: bytes(), last_step: 0, set_on: '2026-03-03' },
      { sign: '2026-03-03' },
    );
    await this.put('second_factor_codes', { member_id: memberId, digest: bytes() });
    await this.put(
      'factor_resets',
      { member_id: memberId, asked_by: staffId, asked_at: '2026-03-06 00:00:00+00', state: 'open' },
      { sign: '2026-03-06T00:00' },
    );
    await this.put('shifts', { member_id: memberId, weekday: 3, starts: 1234, ends: 1235 }, { sign: '1234' });
    await this.put('volunteers', { member_id: memberId, words: this.canary('volunteers') });
    await this.put('volunteer_entries', {
      id: randomUUID(),
      member_id: memberId,
      kind: 'training',
      day: '2026-03-05',
      words: this.canary('volunteer_entries'),
      by_whom: '',
    });
    await this.put(
      'safeguarding_contacts',
      { member_id: memberId, named_by: staffId, named_at: '2026-03-07 00:00:00+00' },
      { sign: '2026-03-07T00:00' },
    );
    await this.put('trustee_calls', { member_id: memberId, subject: randomUUID() });
    await this.limit(null);
    const held = await this.others();
    await this.put('claims', { revision_id: held, staff_id: memberId, until: LATER });
    await this.put('hand_overs', { revision_id: held, staff_id: memberId });
    await this.put('take_overs', {
      revision_id: held,
      from_staff: memberId,
      to_staff: staffId,
      word: this.canary('take_overs'),
    });
  }

  // What is of the place, for what refers to it.
  private async place(): Promise<void> {
    const { rows } = await this.client.query<{ id: string }>(
      'select template_id as id from template_versions where version = 1 limit 1',
    );
    this.template = rows[0]!.id;
    this.rescreening = await this.put(
      'rescreenings',
      { started_by: this.ground.staffId, texts: 1, state: 'done', ended_at: MINUTE },
      { own: false },
    );
    this.contact = await this.put(
      'on_call_contacts',
      { name: 'A phone', kind: 'ntfy', masked: 'example.org', url_sealed: bytes() },
      { own: false },
    );
  }

  async name({ personaId, threadId }: Ground['names'][number], place: number): Promise<void> {
    this.label = `name${place}`;
    const thread = await this.thread(threadId ?? randomUUID());
    const opening = await this.post(thread, personaId, true, 1);
    await this.post(thread, this.ground.other, false, 2);
    const up = await this.text(opening, 'published', 'opening', true);
    await this.around(up);
    await this.put(
      'content_notes',
      { post_id: opening, note: 'grief', stands: true, said_by: 'writer', said_at: '2026-04-01 00:00:00+00' },
      { sign: 'grief', stays: true },
    );
    await this.put(
      'first_replies',
      {
        thread_id: thread,
        board_id: this.board,
        later: false,
        crisis: true,
        up: true,
        up_at: MINUTE,
        answered_at: `2026-04-02 00:0${place}:00+00`,
      },
      { sign: `2026-04-02T00:0${place}` },
    );
    await this.put('report_answers', { post_id: opening, words: 'To another reader.' }, { own: false });
    this.up = false;
    const before = await this.text(opening, 'superseded', 'before');
    const held = await this.text(opening, 'held', 'held');
    await this.around(held);
    await this.put('masks', { revision_id: held, original_id: before, decision_id: this.decision });
    const reply = await this.post(thread, personaId, false, null);
    await this.text(reply, 'pending', 'pending');
    await this.put('ready_sentences', { revision_id: before, held_post_id: opening });
    await this.put('quoted_posts', { revision_id: held, post_id: reply }, { sign: reply });
    await this.alone(personaId);
    await this.told(personaId, opening, held);
  }

  // A thread that nobody answered, and a text taken back in a thread of somebody else's.
  private async alone(personaId: string): Promise<void> {
    const thread = await this.thread(randomUUID());
    await this.text(await this.post(thread, personaId, true, 1), 'withdrawn', 'alone');
    await this.put('circles', { thread_id: thread, persona_id: personaId, zone: 'UTC' }, { sign: thread });
    await this.put('circle_silences', { persona_id: personaId, thread_id: thread }, { sign: thread });
    const offer = { thread_id: thread, from_id: personaId, note: this.canary('circle_offers') };
    await this.put('circle_offers', offer, { sign: offer.note });
    const badge = this.canary('facilitator_badges');
    await this.put('facilitator_badges', { persona_id: personaId, words: badge }, { sign: badge });
    const others = await this.thread(randomUUID());
    await this.post(others, this.ground.other, true, 1);
    await this.text(await this.post(others, personaId, false, 2), 'removed', 'elsewhere');
    await this.put('left_threads', { persona_id: personaId, thread_id: others }, { sign: others });
    const followed = await this.thread(randomUUID());
    await this.post(followed, this.ground.other, true, 1);
    await this.put(
      'followed_threads',
      { persona_id: personaId, thread_id: followed, told: 1 },
      { sign: followed },
    );
    await this.put(
      'followed_boards',
      { persona_id: personaId, board_id: this.board, told_from: '2026-06-07 00:00:00+00' },
      { sign: '2026-06-07T00:00' },
    );
    await this.put('group_members', { board_id: this.board, persona_id: personaId, joined: true });
    await this.put(
      'first_replies',
      { thread_id: others, board_id: this.board, later: false, crisis: false, up: true, up_at: MINUTE },
      { own: false },
    );
    await this.put(
      'reply_turns',
      { persona_id: personaId, thread_id: others, until: MINUTE },
      { sign: others },
    );
  }

  private async around(revision: string): Promise<void> {
    const { staffId } = this.ground;
    const verdict = await this.put(
      'verdicts',
      {
        revision_id: revision,
        digest: bytes(),
        engine: 'test',
        tier: 'crisis',
        categories: ['distress', 'minor'],
        score: 0.5,
        matches: '[]',
        outcome: 'hold',
        why: 'crisis',
        given_at: MINUTE,
      },
      { sign: 'distress', stays: true },
    );
    await this.put('audits', { verdict_id: verdict, drawn_at: MINUTE });
    await this.put('claims', { revision_id: revision, staff_id: staffId, until: LATER });
    await this.put(
      'author_choices',
      { revision_id: revision, left_at: '2026-05-01 00:00:00+00', over_at: LATER, asked: true },
      { sign: '2026-05-01T00:00' },
    );
    await this.put(
      'detail_wishes',
      { revision_id: revision, wished_at: '2026-05-02 00:00:00+00' },
      { sign: '2026-05-02T00:00' },
    );
    await this.put(
      'help_answers',
      { revision_id: revision, about: 'someone_else', answered_at: '2026-05-03 00:00:00+00' },
      { sign: '2026-05-03T00:00' },
    );
    await this.put('suggested_notes', { revision_id: revision, notes: ['eating'] });
    await this.put('misread_notes', {
      revision_id: revision,
      number: 1,
      words: this.canary('misread_notes'),
      written_at: MINUTE,
    });
    const message = await this.put(
      'review_messages',
      {
        revision_id: revision,
        staff_id: staffId,
        sent_at: '2026-05-04 00:00:00+00',
        submission_key: randomUUID(),
      },
      { sign: '2026-05-04T00:00' },
    );
    await this.put('review_message_words', {
      message_id: message,
      words: this.canary('review_message_words'),
    });
    await this.put('hand_overs', { revision_id: revision, staff_id: staffId });
    await this.put('take_overs', {
      revision_id: revision,
      from_staff: staffId,
      to_staff: staffId,
      word: 'Please.',
    });
    const decision = await this.put(
      'decisions',
      {
        revision_id: revision,
        staff_id: staffId,
        outcome: 'return',
        digest: bytes(),
        decided_at: '2026-05-05 00:00:00+00',
      },
      { sign: '2026-05-05T00:00', stays: true },
    );
    this.decision = decision;
    await this.put('decision_texts', {
      decision_id: decision,
      reason: this.canary('decision_texts'),
      note: 'And more.',
    });
    await this.put('decision_templates', { decision_id: decision, template_id: this.template, version: 1 });
    const look = await this.put(
      'second_looks',
      { decision_id: decision, asked_at: '2026-05-06 00:00:00+00' },
      { sign: '2026-05-06T00:00', stays: true },
    );
    await this.put('second_look_words', {
      second_look_id: look,
      number: 1,
      revision_id: revision,
      words: this.canary('second_look_words'),
    });
    await this.put('second_look_answers', { second_look_id: look, decision_id: decision });
    await this.put('trustee_calls', { member_id: staffId, subject: look });
    const escalation = await this.put('escalations', {
      revision_id: revision,
      reason: 'now',
      escalated_by: staffId,
      escalated_at: MINUTE,
    });
    await this.put('escalation_words', { escalation_id: escalation, words: this.canary('escalation_words') });
    await this.put('escalation_steps', {
      escalation_id: escalation,
      step: '0123456789abcdef',
      done_by: staffId,
      done_at: MINUTE,
    });
    await this.put('findings', {
      rescreening_id: this.rescreening,
      revision_id: revision,
      engine: 'test',
      terms_version: 0,
      tier: 'crisis',
      categories: [],
      matches: '[]',
      found_at: MINUTE,
    });
    await this.put('queue_items', {
      kind: 'second_look',
      subject: look,
      revision_id: revision,
      board_id: this.board,
      tier: 'crisis',
      urgency: 1,
      since: MINUTE,
    });
    await this.put('ringing', { kind: 'held', subject: revision, manner: 'crisis' });
    await this.put('alerts', { revision_id: revision, contact_id: this.contact, round: 1, due_at: MINUTE });
    await this.record(revision);
  }

  private async told(personaId: string, post: string, revision: string): Promise<void> {
    const { staffId, other } = this.ground;
    const about = await this.post(await this.thread(randomUUID()), other, true, 1);
    const answer = await this.put(
      'report_answers',
      { post_id: about, words: this.canary('report_answers') },
      { own: false },
    );
    const report = await this.put(
      'reports',
      {
        post_id: about,
        revision_id: await this.othersText(about),
        persona_id: personaId,
        kind: 'worried',
        written_at: '2026-06-01 00:00:00+00',
        state: 'answered',
        answered_by: staffId,
        answered_at: MINUTE,
        outcome: 'reached_out',
        answer_id: answer,
      },
      { sign: '2026-06-01T00:00' },
    );
    await this.put('report_words', { report_id: report, number: 1, words: this.canary('report_words') });
    const notice = await this.put(
      'notices',
      { persona_id: personaId, kind: 'held', post_id: post, sent_at: '2026-06-02 00:00:00+00' },
      { sign: '2026-06-02T00:00' },
    );
    await this.put('notice_words', { notice_id: notice, words: this.canary('notice_words') });
    await this.put(
      'phrases_told',
      { notice_id: notice, phrases: ['me_too'], helped: false },
      { sign: 'me_too' },
    );
    const kind = await this.post(await this.thread(randomUUID()), other, true, 1);
    await this.put('phrases_said', { post_id: kind, persona_id: personaId, phrase: 'hear' }, { sign: kind });
    const helpful = await this.post(await this.thread(randomUUID()), other, false, 2);
    await this.put('helped_marks', { post_id: helpful, persona_id: personaId }, { sign: helpful });
    await this.put(
      'tips',
      { post_id: post, persona_id: personaId, topic: 'mornings', consent: 'unnamed' },
      { sign: 'mornings' },
    );
    await this.limit(personaId);
    const note = await this.put('limit_notes', {
      persona_id: personaId,
      body: this.canary('limit_notes'),
      submission_key: randomUUID(),
      written_at: MINUTE,
    });
    const urgent = await this.put(
      'urgent_words',
      {
        source: 'note',
        subject: note,
        persona_id: personaId,
        revision_id: revision,
        danger: 'me',
        passages: 3,
        written_at: '2026-06-03 00:00:00+00',
      },
      { sign: '2026-06-03T00:00' },
    );
    await this.put('queue_items', {
      kind: 'words',
      subject: urgent,
      tier: 'crisis',
      urgency: 1,
      since: MINUTE,
    });
    await this.put('ringing', { kind: 'words', subject: urgent, manner: 'crisis' });
    await this.put('alerts', { words_id: urgent, contact_id: this.contact, round: 1, due_at: MINUTE });
    const follow = await this.put(
      'follow_ups',
      {
        hours: 24,
        persona_id: personaId,
        post_id: post,
        revision_id: revision,
        board_id: this.board,
        since: MINUTE,
        due_at: '2026-06-04 00:00:00+00',
      },
      { sign: '2026-06-04T00:00', stays: true },
    );
    await this.put('follow_up_notes', { follow_up_id: follow, note: this.canary('follow_up_notes') });
    await this.put(
      'rests',
      {
        persona_id: personaId,
        post_id: post,
        asked_by: staffId,
        asked_at: '2026-06-05 00:00:00+00',
        undone_by: staffId,
        undone_at: MINUTE,
      },
      { sign: '2026-06-05T00:00', stays: true },
    );
    const opening = await this.put('name_openings', {
      persona_id: personaId,
      ground: 'danger',
      asked_by: staffId,
      asked_at: MINUTE,
    });
    await this.put('name_opening_words', { opening_id: opening, reason: this.canary('name_opening_words') });
    const item = await this.put('safeguarding_items', {
      post_id: post,
      revision_id: revision,
      persona_id: personaId,
      category: 'minor',
      since: MINUTE,
    });
    await this.put('safeguarding_words', { item_id: item, words: this.canary('safeguarding_words') });
    for (const subject of [report, note, urgent, opening]) await this.record(subject);
  }

  private async limit(personaId: string | null): Promise<void> {
    const { memberId, staffId } = this.ground;
    const whose = { member_id: personaId ? null : memberId, persona_id: personaId };
    const limit = await this.put(
      'limits',
      {
        ...whose,
        set_by: staffId,
        kind: 'notice',
        guideline: 'kindness',
        starts_at: '2026-07-01 00:00:00+00',
      },
      { sign: '2026-07-01T00:00', stays: true },
    );
    await this.put('limit_words', { ...whose, limit_id: limit, reason: this.canary('limit_words') });
    await this.record(limit);
    if (personaId)
      await this.put('limit_appeals', {
        limit_id: limit,
        persona_id: personaId,
        body: this.canary('limit_appeals'),
        asked_at: MINUTE,
      });
  }

  private async others(): Promise<string> {
    return this.othersText(await this.post(await this.thread(randomUUID()), this.ground.other, true, 1));
  }

  private async othersText(post: string): Promise<string> {
    const row = {
      post_id: post,
      number: 1,
      state: 'held',
      title: 'Another’s',
      body: 'Words of another member.',
      advised_tier: 'none',
      submission_key: randomUUID(),
      written_at: MINUTE,
      waiting_since: null,
    };
    return this.put('revisions', row, { own: false });
  }

  private thread(id: string): Promise<string> {
    return this.put(
      'threads',
      { id, board_id: this.board, state: 'open', last_position: 2, wishes: ['listen'], activity: null },
      { own: false },
    );
  }

  private post(thread: string, persona: string, opening: boolean, position: number | null): Promise<string> {
    const at = position === null ? null : MINUTE;
    const own = persona !== this.ground.other;
    return this.put(
      'posts',
      { thread_id: thread, persona_id: persona, opening, position, published_at: at },
      { own, stays: true },
    );
  }

  private async text(post: string, state: string, which: string, stays?: true): Promise<string> {
    const body = `canary ${this.seed} ${this.label} revisions ${which}`;
    this.up = stays === true;
    const html = state === 'published' ? `<p>${body}</p>` : null;
    const waiting = state === 'pending' ? MINUTE : null;
    const digest = await this.client.query<{ d: Buffer }>('select text_digest($1, $2, $3) as d', [
      null,
      body,
      html,
    ]);
    const row = {
      post_id: post,
      number: NUMBERS.get(which),
      state,
      body,
      html,
      advised_tier: 'none',
      submission_key: randomUUID(),
      written_at: MINUTE,
      waiting_since: waiting,
      cleared_digest: html && digest.rows[0]!.d,
    };
    return this.put('revisions', row, { sign: body, ...(stays && { stays }) });
  }

  private async record(subject: string): Promise<void> {
    const { rows } = await this.client.query<{ place: string }>(
      'select coalesce(max(place), 0) + 1 as place from record_entries',
    );
    const entry = await this.put(
      'record_entries',
      {
        place: rows[0]!.place,
        kind: 'decision',
        actor: this.ground.staffId,
        subject,
        written_at: MINUTE,
        previous: bytes(),
        hash: bytes(),
      },
      { own: false },
    );
    await this.put('record_words', { entry_id: entry, salt: bytes(), words: this.canary('record_words') });
  }

  private canary(table: string): string {
    const sign = `canary ${this.seed} ${this.label} ${table} ${randomUUID().slice(0, 8)}`;
    this.planted.push({ table, sign });
    return sign;
  }

  // What has no words of its own is known by its id, in the tables of those who leave nothing behind.
  private async put(
    table: string,
    row: Row,
    { own = true, sign, stays }: { own?: boolean; sign?: string; stays?: true } = {},
  ): Promise<string> {
    const hasId = WITH_IDS.has(table);
    const full: Row = hasId ? { id: randomUUID(), ...row } : row;
    const names = Object.keys(full);
    const values = names.map((_, place) => `$${place + 1}`);
    await this.client.query(
      `insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`,
      Object.values(full),
    );
    const shown = sign ?? (table === 'posts' || table === 'name_openings' ? String(full.id) : undefined);
    if (own && shown) this.planted.push({ table, sign: shown, ...(stays && { stays }) });
    if (own && hasId)
      this.ids.push({ table, id: String(full.id), ...(this.up && WITH_TEXT.has(table) && { stays: true }) });
    return hasId ? String(full.id) : '';
  }
}

const NUMBERS = new Map(
  ['before', 'opening', 'held', 'pending', 'alone', 'elsewhere'].map((which, place) => [which, place + 1]),
);

// What stays with a text that stays up.
const WITH_TEXT = new Set(['revisions', 'verdicts', 'audits', 'findings']);

const WITH_IDS = new Set(
  `alerts audits decisions escalations factor_resets findings follow_ups limit_appeals limit_notes limits name_openings notices
   passkeys posts record_entries report_answers reports rests review_messages revisions safeguarding_items second_looks shifts
   take_overs threads urgent_words verdicts rescreenings on_call_contacts`.split(/\s+/),
);

function bytes(): Buffer {
  return createHash('sha256').update(randomUUID()).digest();
}
