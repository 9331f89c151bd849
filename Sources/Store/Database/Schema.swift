/// The form of the chats file: one step for each version that was ever released.
///
/// A step is never changed once it has been released; docs/decisions/0030-chats.md explains the
/// tables.
struct Schema: Sendable {
  /// SQL texts; the first makes version 1 out of an empty file.
  var steps: [String]

  /// The version that this program reads and writes.
  var version: Int { steps.count }

  /// The steps of this program.
  static let current = Schema(steps: [first, second, third, fourth, fifth])

  private static let first = """
    CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO counters VALUES ('chat', 0);

    CREATE TABLE chats (
      id INTEGER PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      title TEXT NOT NULL DEFAULT '',
      tags TEXT NOT NULL DEFAULT '[]',
      pinned INTEGER NOT NULL DEFAULT 0,
      origin TEXT NOT NULL DEFAULT 'switchboard',
      created_ms INTEGER NOT NULL,
      updated_ms INTEGER NOT NULL,
      deleted_ms INTEGER,
      forked_from INTEGER,
      draft TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX chats_in_order ON chats (pinned DESC, updated_ms DESC, id DESC)
      WHERE deleted_ms IS NULL;
    CREATE INDEX chats_deleted ON chats (deleted_ms) WHERE deleted_ms IS NOT NULL;

    CREATE TABLE panes (
      id INTEGER PRIMARY KEY,
      chat_id INTEGER NOT NULL REFERENCES chats ON DELETE CASCADE,
      position INTEGER NOT NULL,
      chain TEXT NOT NULL,
      agent TEXT,
      system TEXT NOT NULL,
      options TEXT NOT NULL,
      settings TEXT NOT NULL,
      shown INTEGER
    );
    CREATE INDEX panes_of_chat ON panes (chat_id, position);

    CREATE TABLE messages (
      id INTEGER PRIMARY KEY,
      chat_id INTEGER NOT NULL REFERENCES chats ON DELETE CASCADE,
      pane_id INTEGER NOT NULL REFERENCES panes ON DELETE CASCADE,
      parent_id INTEGER REFERENCES messages ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
      turn INTEGER NOT NULL,
      role TEXT NOT NULL,
      created_ms INTEGER NOT NULL,
      favourite INTEGER NOT NULL DEFAULT 0,
      indexed INTEGER NOT NULL DEFAULT 0,
      options TEXT NOT NULL DEFAULT '{}',
      text TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX messages_of_chat ON messages (chat_id, id);
    CREATE INDEX messages_of_pane ON messages (pane_id);
    CREATE INDEX messages_of_parent ON messages (parent_id) WHERE parent_id IS NOT NULL;
    CREATE INDEX messages_favourite ON messages (id) WHERE favourite;

    CREATE TABLE blobs (
      id INTEGER PRIMARY KEY, size INTEGER NOT NULL, base64 TEXT NOT NULL);
    CREATE INDEX blobs_by_size ON blobs (size);
    CREATE TABLE parts (
      message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT,
      name TEXT,
      media_type TEXT,
      blob_id INTEGER REFERENCES blobs,
      PRIMARY KEY (message_id, position)
    ) WITHOUT ROWID;
    CREATE INDEX parts_of_blob ON parts (blob_id) WHERE blob_id IS NOT NULL;

    CREATE TABLE answers (
      message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
      chat_id INTEGER NOT NULL REFERENCES chats ON DELETE CASCADE,
      outcome TEXT NOT NULL,
      writer TEXT,
      requested TEXT NOT NULL,
      answered_by TEXT,
      created_ms INTEGER NOT NULL,
      cost REAL,
      tokens_per_second REAL,
      layers TEXT NOT NULL DEFAULT '[]',
      record TEXT NOT NULL DEFAULT '{}',
      reasoning TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX answers_of_chat ON answers (chat_id, answered_by, cost);
    CREATE INDEX answers_by_time ON answers (created_ms);
    CREATE INDEX answers_open ON answers (message_id) WHERE writer IS NOT NULL;

    CREATE TABLE pieces (
      id INTEGER PRIMARY KEY,
      message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      reasoning INTEGER NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX pieces_of_message ON pieces (message_id, id);

    CREATE TABLE attempts (
      message_id INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
      number INTEGER NOT NULL,
      model TEXT NOT NULL,
      outcome TEXT NOT NULL,
      kind TEXT,
      first_token_us INTEGER,
      tokens INTEGER,
      cost REAL,
      record TEXT NOT NULL,
      PRIMARY KEY (message_id, number)
    ) WITHOUT ROWID;

    CREATE TABLE votes (
      id INTEGER PRIMARY KEY,
      chat_id INTEGER NOT NULL REFERENCES chats ON DELETE CASCADE,
      winner_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      loser_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      tie INTEGER NOT NULL,
      created_ms INTEGER NOT NULL,
      UNIQUE (winner_id, loser_id)
    );
    CREATE INDEX votes_of_chat ON votes (chat_id);
    CREATE INDEX votes_of_loser ON votes (loser_id);

    CREATE TABLE presets (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;

    CREATE VIRTUAL TABLE message_search USING fts5 (
      text, content = 'messages', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER messages_inserted AFTER INSERT ON messages WHEN new.indexed BEGIN
      INSERT INTO message_search (rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER messages_deleted AFTER DELETE ON messages WHEN old.indexed BEGIN
      INSERT INTO message_search (message_search, rowid, text)
        VALUES ('delete', old.id, old.text);
    END;
    CREATE TRIGGER messages_changed AFTER UPDATE OF text, indexed ON messages BEGIN
      INSERT INTO message_search (message_search, rowid, text)
        SELECT 'delete', old.id, old.text WHERE old.indexed;
      INSERT INTO message_search (rowid, text) SELECT new.id, new.text WHERE new.indexed;
    END;

    CREATE VIRTUAL TABLE title_search USING fts5 (
      title, tags, content = 'chats', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER chats_inserted AFTER INSERT ON chats BEGIN
      INSERT INTO title_search (rowid, title, tags) VALUES (new.id, new.title, new.tags);
    END;
    CREATE TRIGGER chats_removed AFTER DELETE ON chats BEGIN
      INSERT INTO title_search (title_search, rowid, title, tags)
        VALUES ('delete', old.id, old.title, old.tags);
    END;
    CREATE TRIGGER chats_changed AFTER UPDATE OF title, tags ON chats BEGIN
      INSERT INTO title_search (title_search, rowid, title, tags)
        VALUES ('delete', old.id, old.title, old.tags);
      INSERT INTO title_search (rowid, title, tags) VALUES (new.id, new.title, new.tags);
    END;
    """

  /// Closed panes, deleted turns, all that a pane needs to come back as it was, and drafts as edits.
  private static let second = """
    ALTER TABLE panes ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE panes ADD COLUMN linked INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE panes ADD COLUMN defaults TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE panes ADD COLUMN omitted TEXT NOT NULL DEFAULT '[]';

    ALTER TABLE messages ADD COLUMN deleted_ms INTEGER;
    CREATE INDEX messages_deleted ON messages (deleted_ms) WHERE deleted_ms IS NOT NULL;

    CREATE TABLE drafts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      chat_id INTEGER NOT NULL REFERENCES chats ON DELETE CASCADE,
      pane_id INTEGER REFERENCES panes ON DELETE CASCADE,
      place INTEGER NOT NULL,
      removed INTEGER NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX drafts_of_chat ON drafts (chat_id, pane_id, id);
    CREATE INDEX drafts_of_pane ON drafts (pane_id) WHERE pane_id IS NOT NULL;
    INSERT INTO drafts (chat_id, place, removed, text)
      SELECT id, 0, 0, draft FROM chats WHERE draft <> '';
    ALTER TABLE chats DROP COLUMN draft;
    """

  /// How the entries of a pane's chain share a prompt.
  private static let third = "ALTER TABLE panes ADD COLUMN rules TEXT NOT NULL DEFAULT 'null';"

  /// Where the files are that are attached to a draft, as an array of paths.
  private static let fourth = """
    CREATE TABLE draft_files (
      id INTEGER PRIMARY KEY,
      chat_id INTEGER NOT NULL REFERENCES chats ON DELETE CASCADE,
      pane_id INTEGER REFERENCES panes ON DELETE CASCADE,
      paths TEXT NOT NULL
    );
    CREATE INDEX draft_files_of_chat ON draft_files (chat_id, pane_id);
    CREATE INDEX draft_files_of_pane ON draft_files (pane_id) WHERE pane_id IS NOT NULL;
    """

  /// What growing answers have so far stands in files of their own; see `GrowthFile`.
  private static let fifth = """
    UPDATE messages SET text = (SELECT group_concat(text, '') FROM
        (SELECT text FROM pieces WHERE message_id = messages.id AND NOT reasoning ORDER BY id))
      WHERE id IN (SELECT message_id FROM pieces WHERE NOT reasoning);
    UPDATE answers SET reasoning = (SELECT group_concat(text, '') FROM
        (SELECT text FROM pieces WHERE message_id = answers.message_id AND reasoning ORDER BY id))
      WHERE message_id IN (SELECT message_id FROM pieces WHERE reasoning);
    DROP TABLE pieces;
    """

  /// Makes both indexes of words anew from the tables.
  static let reindexing = """
    INSERT INTO message_search (message_search) VALUES ('delete-all');
    INSERT INTO message_search (rowid, text) SELECT id, text FROM messages WHERE indexed;
    INSERT INTO title_search (title_search) VALUES ('delete-all');
    INSERT INTO title_search (rowid, title, tags) SELECT id, title, tags FROM chats;
    """
}
