import pg from 'pg';

/** Notes that the data were backed up just now, so that somebody is told when that becomes long ago. */
export async function noteBackup(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(NOTE);
  } finally {
    await client.end();
  }
}

const NOTE = `
  insert into last_backup default values
  on conflict (only_one) do update set made_at = excluded.made_at`;
