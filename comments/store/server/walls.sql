-- Walls between the people of a store: who sees and changes which rows, held by the server against everybody who has a login,
-- whatever program they use. Run by `workbench team init` and after every upgrade, as the role that owns the tables, in one
-- transaction, in the schema walls that `walling.py` makes; running it again makes everything as it stands here. docs/team.md says
-- what is promised and what isn't.
--
-- Who somebody is, is session_user: no login can change that, while settings (set_config) and current_user can be chosen.
-- Who works on a matter, and as what, stands in public.person. Which firm a login belongs to stands in walls.login, which only the
-- administrator writes. Functions that look past row security are few, take no text that they would run, and have a fixed search_path.

CREATE TABLE IF NOT EXISTS walls.login (
    name text PRIMARY KEY CHECK (name <> ''),
    firm text NOT NULL DEFAULT '',
    opens_matters boolean NOT NULL DEFAULT false,
    added timestamptz NOT NULL DEFAULT now()
);

-- An internal note belongs to the firm of whoever wrote it down.
ALTER TABLE public.internal_note ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.internal_place ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.internal_reply ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.internal_event ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.internal_bundle_event ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.internal_search_entry ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
UPDATE public.internal_search_entry e SET firm = n.firm FROM public.internal_note n
    WHERE n.matter_id = e.matter_id AND n.id = e.comment_id AND n.firm <> e.firm;  -- made anew by an upgrade, while no walls stood
UPDATE public.internal_search_entry e SET firm = r.firm FROM public.internal_reply r
    WHERE r.matter_id = e.matter_id AND r.id = e.reply_id AND r.firm <> e.firm;

-- On which fields bundles disagree, each firm reckons for itself: notes of its own are among them.
ALTER TABLE public.bundle_conflict ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.bundle_conflict DROP CONSTRAINT IF EXISTS bundle_conflict_pkey,
    ADD CONSTRAINT bundle_conflict_pkey PRIMARY KEY (matter_id, kind, entity, field, firm);

-- Which laws a firm has loaded tells what it works on: each firm has its own.
ALTER TABLE public.reference_law ADD COLUMN IF NOT EXISTS firm text NOT NULL DEFAULT '';
ALTER TABLE public.reference_law DROP CONSTRAINT IF EXISTS reference_law_pkey,
    ADD CONSTRAINT reference_law_pkey PRIMARY KEY (name, firm);

-- A new matter's first lead is listed before its row stands.
ALTER TABLE public.person ALTER CONSTRAINT person_matter_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- Who somebody is to the store. Each looks past row security at two small tables, and only at what concerns whoever asks.

CREATE OR REPLACE FUNCTION walls.matters() RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.matter_id FROM public.person p JOIN walls.login l ON l.name = p.name WHERE p.name = session_user::text
$$;

-- The same as it is in the middle of a statement: a matter's row is checked when its lead has just been listed.
CREATE OR REPLACE FUNCTION walls.matters_now() RETURNS SETOF integer
LANGUAGE sql VOLATILE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.matter_id FROM public.person p JOIN walls.login l ON l.name = p.name WHERE p.name = session_user::text
$$;

CREATE OR REPLACE FUNCTION walls.working_matters() RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.matter_id FROM public.person p JOIN walls.login l ON l.name = p.name
    WHERE p.name = session_user::text AND p.role IN ('lead', 'reviewer')
$$;

CREATE OR REPLACE FUNCTION walls.led_matters() RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.matter_id FROM public.person p JOIN walls.login l ON l.name = p.name
    WHERE p.name = session_user::text AND p.role = 'lead'
$$;

CREATE OR REPLACE FUNCTION walls.firm() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.firm FROM walls.login l WHERE l.name = session_user::text
$$;

CREATE OR REPLACE FUNCTION walls.is_colleague(person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT person = session_user::text OR EXISTS (
        SELECT FROM walls.login mine JOIN walls.login theirs ON theirs.firm = mine.firm
        WHERE mine.name = session_user::text AND theirs.name = person)
$$;

CREATE OR REPLACE FUNCTION walls.has_login(person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM walls.login l WHERE l.name = person)
$$;

CREATE OR REPLACE FUNCTION walls.refuse(zh text, en text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%', en USING ERRCODE = 'WB002', DETAIL = zh;
END $$;

-- Rules on columns, as triggers. They run with the rights of whoever writes, except where it says SECURITY DEFINER.

-- Lists whoever opens a matter as its lead.
CREATE OR REPLACE FUNCTION walls.open_matter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM walls.login l WHERE l.name = session_user::text AND l.opens_matters) THEN
        PERFORM walls.refuse(
            '您的登录名不能新建项目，没有保存。请管理员运行 workbench team add 姓名 --opens-matters。',
            'Your login may not open matters, so nothing was saved. Ask the administrator: workbench team add NAME --opens-matters.');
    END IF;
    INSERT INTO public.person (matter_id, name, role, added, added_by)
        VALUES (NEW.id, session_user::text, 'lead', NEW.created, session_user::text);
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION walls.check_matter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.slug, NEW.created) IS DISTINCT FROM (OLD.id, OLD.slug, OLD.created) THEN
        PERFORM walls.refuse('项目的代号不能改，没有保存。', 'A matter''s slug can''t be changed; nothing was saved.');
    END IF;
    IF NEW.four_eyes <> OLD.four_eyes AND NEW.id NOT IN (SELECT walls.led_matters()) THEN
        PERFORM walls.refuse('是否双人审核由负责人决定，没有保存。', 'Four eyes are for the lead to decide; nothing was saved.');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION walls.check_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.added_by <> session_user::text THEN
            PERFORM walls.refuse('只能以自己的名义列入人员，没有保存。', 'List people in your own name; nothing was saved.');
        END IF;
        IF NOT EXISTS (SELECT FROM walls.login l WHERE l.name = NEW.name) THEN
            PERFORM walls.refuse(
                format('“%s”还没有登录名，没有保存。请管理员先运行 workbench team add %s。', NEW.name, NEW.name),
                format('%s has no login yet, so nothing was saved. Ask the administrator: workbench team add %s.', NEW.name, NEW.name));
        END IF;
    ELSIF (NEW.matter_id, NEW.name, NEW.added, NEW.added_by) IS DISTINCT FROM (OLD.matter_id, OLD.name, OLD.added, OLD.added_by) THEN
        PERFORM walls.refuse('只能改角色，没有保存。', 'Only the role can be changed; nothing was saved.');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION walls.keep_a_lead() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- The administrator may take the last person away, with whom nobody sees the matter until somebody is listed again.
    IF NOT EXISTS (SELECT FROM public.person p WHERE p.matter_id = OLD.matter_id AND p.role = 'lead')
        AND (EXISTS (SELECT FROM public.person p WHERE p.matter_id = OLD.matter_id)
             OR EXISTS (SELECT FROM walls.login l WHERE l.name = session_user::text)) THEN
        PERFORM walls.refuse('项目须有负责人，没有保存。', 'A matter needs a lead; nothing was saved.');
    END IF;
    RETURN NULL;
END $$;

-- Whoever signs a row is whoever writes it. The column's name is the trigger's argument.
CREATE OR REPLACE FUNCTION walls.sign() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF to_jsonb(NEW) ->> TG_ARGV[0] <> session_user::text THEN
        PERFORM walls.refuse(
            format('您以“%s”登录，不能以“%s”的名义写，没有保存。', session_user, to_jsonb(NEW) ->> TG_ARGV[0]),
            format('You are signed in as %s and can''t write as %s; nothing was saved.', session_user, to_jsonb(NEW) ->> TG_ARGV[0]));
    END IF;
    RETURN NEW;
END $$;

-- Of a row that is there, only the columns named may change, and a signature among them is whoever changes it.
CREATE OR REPLACE FUNCTION walls.change_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    signature text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
        PERFORM walls.refuse('这一行的其他内容不能改，没有保存。', 'Nothing else of this row can be changed; nothing was saved.');
    END IF;
    IF signature IS NOT NULL AND TG_ARGV[0] LIKE '%\_by' AND signature IS DISTINCT FROM to_jsonb(OLD) ->> TG_ARGV[0]
        AND signature <> session_user::text THEN
        PERFORM walls.refuse('只能以自己的名义写，没有保存。', 'Write in your own name; nothing was saved.');
    END IF;
    RETURN NEW;
END $$;

-- The outcomes of a comment that people decided, in a fixed order.
CREATE OR REPLACE FUNCTION walls.outcomes_by_people(outcomes jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(each ORDER BY each ->> 'draft'), '[]') FROM jsonb_array_elements(coalesce(outcomes, '[]')) each
    WHERE each ->> 'by' IS DISTINCT FROM 'program'
$$;

-- Comments and internal notes: whose they are, one revision after another, words changed by those who may, approved by another.
CREATE OR REPLACE FUNCTION walls.check_remark() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me CONSTANT text := session_user::text;
    fixed CONSTANT text[] := ARRAY['matter_id', 'id', 'entered', 'author', 'created'];
    words CONSTANT text[] := ARRAY['body', 'rationale', 'proposal', 'delete', 'new_article', 'authorities', 'body_other',
                                   'rationale_other', 'proposal_other'];
    anybodys CONSTANT text[] := ARRAY['status', 'assigned', 'updated', 'revision', 'draft_id', 'article', 'number', 'label', 'also',
                                      'quote_exact', 'quote_before', 'quote_after', 'quote_start', 'firm', 'outcomes'];
    at_work CONSTANT text[] := ARRAY['draft', 'proposed', 'in-review', 'withdrawn'];
    leads CONSTANT boolean := NEW.matter_id IN (SELECT walls.led_matters());
    four_eyes boolean;
    was jsonb;
    now_is CONSTANT jsonb := to_jsonb(NEW);
    moved boolean := false;
    words_differ boolean;
    mine boolean := NEW.author = me;
BEGIN
    IF NEW.matter_id NOT IN (SELECT walls.working_matters()) THEN
        PERFORM walls.refuse('您在这个项目里只能查看，没有保存。', 'You may only read in this matter; nothing was saved.');
    END IF;
    SELECT m.four_eyes INTO four_eyes FROM public.matter m WHERE m.id = NEW.matter_id;
    IF TG_OP = 'UPDATE' THEN
        was := to_jsonb(OLD);
    ELSIF TG_TABLE_NAME = 'comment' THEN
        SELECT to_jsonb(n) INTO was FROM public.internal_note n WHERE n.matter_id = NEW.matter_id AND n.id = NEW.id;
    ELSE
        SELECT to_jsonb(c) INTO was FROM public.comment c WHERE c.matter_id = NEW.matter_id AND c.id = NEW.id;
    END IF;
    moved := TG_OP = 'INSERT' AND was IS NOT NULL;

    -- What the program found comes with whoever takes a comment along; what people say became of it is for the lead.
    IF NOT leads AND walls.outcomes_by_people(was -> 'outcomes') IS DISTINCT FROM walls.outcomes_by_people(now_is -> 'outcomes') THEN
        PERFORM walls.refuse('采纳情况由负责人记下，没有保存。', 'What became of a comment is for the lead to record; nothing was saved.');
    END IF;

    IF was IS NULL THEN  -- a new one
        -- What somebody without a login said in a file may be brought in; the event says by whom.
        IF NEW.author <> me AND walls.has_login(NEW.author) THEN
            PERFORM walls.refuse(
                format('您以“%s”登录，不能以“%s”的名义写意见，没有保存。', me, NEW.author),
                format('You are signed in as %s and can''t comment as %s; nothing was saved.', me, NEW.author));
        END IF;
        IF NEW.revision <> 1 OR NEW.deleted OR NEW.merged_into IS NOT NULL THEN
            PERFORM walls.refuse('新意见从第 1 版开始，没有保存。', 'A new comment begins at revision 1; nothing was saved.');
        END IF;
        IF NEW.status NOT IN ('draft', 'proposed', 'in-review') AND (four_eyes OR NOT leads) THEN
            PERFORM walls.refuse('新意见须先提出，再由有权的人批准，没有保存。',
                'A new comment has to be proposed first and approved by somebody who may; nothing was saved.');
        END IF;
    ELSE
        IF EXISTS (SELECT FROM unnest(fixed) f WHERE was -> f IS DISTINCT FROM now_is -> f) THEN
            PERFORM walls.refuse('意见的作者、编号和所属项目不能改，没有保存。',
                'A comment''s author, id and matter can''t be changed; nothing was saved.');
        END IF;
        IF NEW.revision <> (was ->> 'revision')::integer + 1 THEN
            PERFORM walls.refuse('意见已被别人改动，没有保存。', 'The comment was changed in between; nothing was saved.');
        END IF;
        IF was ->> 'visibility' <> NEW.visibility AND NOT leads AND NEW.author <> me THEN
            PERFORM walls.refuse('谁能看到由作者或负责人决定，没有保存。',
                'Who sees a comment is for its author or the lead to decide; nothing was saved.');
        END IF;
        IF NOT leads AND NEW.author <> me AND was ->> 'assigned' <> me AND (was - anybodys) IS DISTINCT FROM (now_is - anybodys) THEN
            PERFORM walls.refuse(
                format('这是%s的意见，审阅人只能修改自己的或分派给自己的意见，没有保存。', NEW.author),
                format('It is %s''s comment; a reviewer changes their own and those assigned to them. Nothing was saved.', NEW.author));
        END IF;
        IF NOT mine AND NOT walls.has_login(NEW.author) THEN  -- whoever brought it in doesn't approve it either
            mine := EXISTS (SELECT FROM public.event e WHERE e.matter_id = NEW.matter_id AND e.comment_id = NEW.id
                            AND e.action = 'created' AND e.person = me)
                OR EXISTS (SELECT FROM public.internal_event e WHERE e.matter_id = NEW.matter_id AND e.comment_id = NEW.id
                           AND e.action = 'created' AND e.person = me);
        END IF;
        words_differ := EXISTS (SELECT FROM unnest(words) w WHERE was -> w IS DISTINCT FROM now_is -> w);
        IF was ->> 'status' <> NEW.status THEN
            IF NOT leads AND NOT (NEW.status = ANY (at_work) AND was ->> 'status' = ANY (at_work)) THEN
                PERFORM walls.refuse('这一步由负责人决定，没有保存。', 'That step is for the lead to take; nothing was saved.');
            END IF;
            IF NOT leads AND NEW.author <> me AND NEW.status NOT IN ('proposed', 'in-review') THEN
                PERFORM walls.refuse(format('这是%s的意见，没有保存。', NEW.author),
                    format('It is %s''s comment; nothing was saved.', NEW.author));
            END IF;
            IF four_eyes AND mine AND was ->> 'status' = ANY (at_work) AND NOT NEW.status = ANY (at_work) THEN
                PERFORM walls.refuse('须由作者以外的人批准，没有保存。',
                    'Somebody other than its author has to approve it; nothing was saved.');
            END IF;
        END IF;
        IF four_eyes AND words_differ AND NOT NEW.status = ANY (at_work) THEN
            PERFORM walls.refuse('已批准的文字不能再改；请先退回审阅，没有保存。',
                'Approved words can''t be changed; take the comment back into review first. Nothing was saved.');
        END IF;
    END IF;

    IF TG_TABLE_NAME = 'internal_note' THEN
        IF TG_OP = 'UPDATE' THEN
            NEW.firm := OLD.firm;
        ELSE
            IF moved AND NOT walls.is_colleague(NEW.author) THEN
                PERFORM walls.refuse('别的单位的意见不能改为内部意见，没有保存。',
                    'Another firm''s comment can''t be made internal; nothing was saved.');
            END IF;
            NEW.firm := walls.firm();
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- At the end of a transaction, every change to a comment has its event, by whoever made it, and no comment stands in both tables.
CREATE OR REPLACE FUNCTION walls.leave_a_trace() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me CONSTANT text := session_user::text;
BEGIN
    IF NOT EXISTS (SELECT FROM public.event e WHERE e.matter_id = NEW.matter_id AND e.comment_id = NEW.id
                       AND e.revision = NEW.revision AND e.person = me AND (NEW.revision > 1 OR e.action = 'created'))
        AND NOT EXISTS (SELECT FROM public.internal_event e WHERE e.matter_id = NEW.matter_id AND e.comment_id = NEW.id
                       AND e.revision = NEW.revision AND e.person = me AND (NEW.revision > 1 OR e.action = 'created')) THEN
        PERFORM walls.refuse('没有写入历史的改动不能保存。', 'A change that leaves no trace in the history can''t be saved.');
    END IF;
    IF EXISTS (SELECT FROM public.comment c JOIN public.internal_note n ON n.matter_id = c.matter_id AND n.id = c.id
               WHERE c.matter_id = NEW.matter_id AND c.id = NEW.id) THEN
        PERFORM walls.refuse('意见不能同时是内部的和公开的，没有保存。', 'A comment can''t be internal and open at once; nothing was saved.');
    END IF;
    RETURN NULL;
END $$;

-- A comment or a reply can only go after its copy stands in the other table, and into a firm only with what that firm said itself.
CREATE OR REPLACE FUNCTION walls.go_only_by_moving() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    there boolean;
    writer text := to_jsonb(OLD) ->> 'person';
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I o WHERE o.matter_id = $1 AND o.id = $2)', TG_ARGV[0])
        INTO there USING OLD.matter_id, OLD.id;
    IF NOT there THEN
        PERFORM walls.refuse('意见和回复不能从数据库中抹去，没有改动。可以用 workbench delete 放入回收站。',
            'Comments and replies can''t be wiped out; nothing was changed. workbench delete puts a comment into the bin.');
    END IF;
    IF TG_ARGV[0] LIKE 'internal%' AND writer IS NOT NULL AND NOT walls.is_colleague(writer) THEN
        PERFORM walls.refuse(
            format('%s（别的单位）已经参与了这条意见，不能再改为内部意见，没有保存。', writer),
            format('%s, of another firm, has taken part in this comment; it can''t be made internal any more. Nothing was saved.', writer));
    END IF;
    RETURN OLD;
END $$;

-- Replies and events are signed by whoever writes them; only moving carries those of others, unchanged, from the other table.
CREATE OR REPLACE FUNCTION walls.check_said() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    beside CONSTANT text[] := ARRAY['firm', 'moved'];
    copied boolean;
BEGIN
    IF NEW.matter_id NOT IN (SELECT walls.working_matters()) THEN
        PERFORM walls.refuse('您在这个项目里只能查看，没有保存。', 'You may only read in this matter; nothing was saved.');
    END IF;
    IF TG_OP = 'INSERT' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I o WHERE o.matter_id = $1 AND o.id = $2 AND to_jsonb(o) - $3 = to_jsonb($4) - $3)',
                       TG_ARGV[0]) INTO copied USING NEW.matter_id, NEW.id, beside, NEW;
        IF NOT copied AND NEW.person <> session_user::text AND (TG_TABLE_NAME LIKE '%event' OR walls.has_login(NEW.person)) THEN
            PERFORM walls.refuse(
                format('您以“%s”登录，不能以“%s”的名义写，没有保存。', session_user, NEW.person),
                format('You are signed in as %s and can''t write as %s; nothing was saved.', session_user, NEW.person));
        END IF;
    ELSIF to_jsonb(NEW) - 'withdrawn' IS DISTINCT FROM to_jsonb(OLD) - 'withdrawn' OR NOT (
        NEW.person = session_user::text
        -- or whoever brought in what somebody without a login had said
        OR NOT walls.has_login(NEW.person) AND (
            EXISTS (SELECT FROM public.event e WHERE e.matter_id = NEW.matter_id AND e.comment_id = NEW.comment_id
                    AND e.entered = NEW.entered AND e.person = session_user::text)
            OR EXISTS (SELECT FROM public.internal_event e WHERE e.matter_id = NEW.matter_id AND e.comment_id = NEW.comment_id
                       AND e.entered = NEW.entered AND e.person = session_user::text))) THEN
        PERFORM walls.refuse('回复只能由写的人收回，没有保存。', 'Only whoever wrote a reply can take it back; nothing was saved.');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION walls.set_firm() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.firm := walls.firm();
    RETURN NEW;
END $$;

-- Every table: whoever was allowed anything is not any more, every policy goes, row security binds the owner too.
DO $$
DECLARE
    it record;
    team CONSTANT text := 'workbench_' || current_database();
BEGIN
    FOR it IN SELECT c.oid::regclass AS relation, c.oid, c.relkind, c.relowner FROM pg_class c
              WHERE c.relnamespace IN ('public'::regnamespace, 'walls'::regnamespace) AND c.relkind IN ('r', 'p', 'S', 'v', 'm') LOOP
        DECLARE
            grantee record;
        BEGIN
            FOR grantee IN
                SELECT DISTINCT a.grantee FROM (
                    SELECT (aclexplode(relacl)).grantee FROM pg_class WHERE oid = it.oid
                    UNION SELECT (aclexplode(attacl)).grantee FROM pg_attribute WHERE attrelid = it.oid) a
                WHERE a.grantee <> it.relowner
            LOOP
                EXECUTE format('REVOKE ALL ON %s %s FROM %s', CASE it.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, it.relation,
                    CASE grantee.grantee WHEN 0 THEN 'PUBLIC' ELSE grantee.grantee::regrole::text END);
            END LOOP;
        END;
        IF it.relkind IN ('r', 'p') THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', it.relation);
        END IF;
    END LOOP;
    FOR it IN SELECT polname, polrelid::regclass AS relation FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
              WHERE c.relnamespace IN ('public'::regnamespace, 'walls'::regnamespace) LOOP
        EXECUTE format('DROP POLICY %I ON %s', it.polname, it.relation);
    END LOOP;
    FOR it IN SELECT t.tgname, t.tgrelid::regclass AS relation FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
              WHERE NOT t.tgisinternal AND f.pronamespace = 'walls'::regnamespace LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', it.tgname, it.relation);
    END LOOP;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA walls FROM PUBLIC;
    -- What policies and triggers call; no trigger's own function, which nobody is to hang on a table of their own.
    EXECUTE format('GRANT EXECUTE ON FUNCTION walls.matters(), walls.matters_now(), walls.working_matters(), walls.led_matters(), '
        'walls.firm(), walls.is_colleague(text), walls.has_login(text), walls.refuse(text, text), walls.outcomes_by_people(jsonb) TO %I', team);
    EXECUTE format('REVOKE ALL ON SCHEMA walls FROM PUBLIC');
    EXECUTE format('GRANT USAGE ON SCHEMA walls TO %I', team);
    EXECUTE format('GRANT USAGE ON SEQUENCE public.entered, public.matter_id_seq, public.draft_version_id_seq, '
        'public.search_entry_number_seq, public.internal_search_entry_number_seq TO %I', team);
    EXECUTE format('GRANT SELECT ON public.alembic_version, public.matter, public.person, public.draft_version, public.original, '
        'public.draft_repair, public.read_mark, public.pin, public.comment, public.internal_note, public.comment_place, '
        'public.internal_place, public.reply, public.internal_reply, public.event, public.internal_event, public.unsaved, '
        'public.bundle_event, public.internal_bundle_event, public.bundle_conflict, public.circulation, public.collected, '
        'public.search_entry, public.internal_search_entry, public.search_state, public.sending, '
        'public.exported, public.sending_note, public.matter_event TO %I', team);
    EXECUTE format('GRANT INSERT (slug, title, issuer, language, opened, deadline, channels, notes, created, four_eyes, topics, owner, stage), '
        'UPDATE (title, issuer, language, opened, deadline, channels, notes, four_eyes, topics, owner, stage) ON public.matter TO %I', team);
    EXECUTE format('GRANT INSERT, UPDATE (role), DELETE ON public.person TO %I', team);
    EXECUTE format('GRANT INSERT (matter_id, label, title, language, dated, text, format, sha256, source, size, parser_version, added, '
        'added_by), UPDATE (text, parser_version) ON public.draft_version TO %I', team);
    EXECUTE format('GRANT INSERT ON public.original TO %I', team);
    EXECUTE format('GRANT INSERT, UPDATE (undone, undone_by) ON public.draft_repair TO %I', team);
    EXECUTE format('GRANT INSERT, UPDATE (removed, removed_by, removed_entered) ON public.pin TO %I', team);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON public.comment, public.internal_note, public.unsaved TO %I', team);
    EXECUTE format('GRANT INSERT, UPDATE (withdrawn), DELETE ON public.reply, public.internal_reply TO %I', team);
    EXECUTE format('GRANT INSERT, DELETE ON public.event, public.internal_event, public.comment_place, public.internal_place, '
        'public.read_mark, public.bundle_event, public.internal_bundle_event, public.bundle_conflict, public.search_entry, '
        'public.internal_search_entry TO %I', team);
    EXECUTE format('GRANT INSERT, UPDATE (sha256, name) ON public.circulation TO %I', team);
    EXECUTE format('GRANT INSERT ON public.collected, public.sending, public.exported, public.sending_note, public.matter_event TO %I', team);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.reference_law TO %I', team);
END $$;

-- Who sees and writes which rows. `matter_id IN (SELECT …)` is asked once a statement; a function of the row would be asked for each.

CREATE POLICY form_is_read ON public.alembic_version FOR SELECT USING (true);
CREATE POLICY form_is_read ON public.search_state FOR SELECT USING (true);

CREATE POLICY members_read ON public.matter FOR SELECT USING (id IN (SELECT walls.matters_now()));
CREATE POLICY openers_add ON public.matter FOR INSERT WITH CHECK (true);  -- the trigger opened_by asks who may
CREATE POLICY workers_change ON public.matter FOR UPDATE USING (id IN (SELECT walls.working_matters()));

CREATE POLICY members_read ON public.person FOR SELECT USING (matter_id IN (SELECT walls.matters()));
CREATE POLICY leads_add ON public.person FOR INSERT WITH CHECK (matter_id IN (SELECT walls.led_matters()));
CREATE POLICY leads_change ON public.person FOR UPDATE USING (matter_id IN (SELECT walls.led_matters()));
CREATE POLICY leads_remove ON public.person FOR DELETE USING (matter_id IN (SELECT walls.led_matters()));

-- The owner's functions look at these, and the administrator lists people. No policy shows the owner what drafts and comments say.
CREATE POLICY owner_looks_up ON public.matter FOR SELECT TO CURRENT_ROLE USING (true);
CREATE POLICY owner_lists ON public.person TO CURRENT_ROLE USING (true);
CREATE POLICY owner_lists ON walls.login TO CURRENT_ROLE USING (true);

DO $$
DECLARE
    name text;
    inside CONSTANT text := ' AND firm = (SELECT walls.firm())';
BEGIN
    FOREACH name IN ARRAY ARRAY['draft_version', 'original', 'draft_repair', 'pin', 'comment', 'comment_place', 'reply', 'event',
                                'bundle_event', 'circulation', 'collected', 'search_entry', 'sending', 'exported', 'sending_note', 'matter_event'] LOOP
        EXECUTE format('CREATE POLICY members_read ON public.%I FOR SELECT USING (matter_id IN (SELECT walls.matters()))', name);
        EXECUTE format('CREATE POLICY workers_write ON public.%I USING (matter_id IN (SELECT walls.working_matters()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['internal_note', 'internal_place', 'internal_reply', 'internal_event',
                                'internal_bundle_event', 'bundle_conflict', 'internal_search_entry'] LOOP
        EXECUTE format('CREATE POLICY firm_reads ON public.%I FOR SELECT USING (matter_id IN (SELECT walls.matters())%s)', name, inside);
        EXECUTE format('CREATE POLICY firm_writes ON public.%I USING (matter_id IN (SELECT walls.working_matters())%s)', name, inside);
    END LOOP;
END $$;

CREATE POLICY members_read ON public.read_mark FOR SELECT USING (matter_id IN (SELECT walls.matters()));
CREATE POLICY own_marks ON public.read_mark
    USING (matter_id IN (SELECT walls.working_matters()) AND person = session_user::text);
CREATE POLICY firm_keeps ON public.reference_law USING (firm = (SELECT walls.firm()));
CREATE POLICY own_words ON public.unsaved
    USING (matter_id IN (SELECT walls.matters()) AND person = session_user::text);

CREATE TRIGGER opened_by BEFORE INSERT ON public.matter FOR EACH ROW EXECUTE FUNCTION walls.open_matter();
CREATE TRIGGER rules BEFORE UPDATE ON public.matter FOR EACH ROW EXECUTE FUNCTION walls.check_matter();
CREATE TRIGGER rules BEFORE INSERT OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION walls.check_person();
CREATE TRIGGER rules_after AFTER UPDATE OR DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION walls.keep_a_lead();

CREATE TRIGGER signed BEFORE INSERT ON public.draft_version FOR EACH ROW EXECUTE FUNCTION walls.sign('added_by');
CREATE TRIGGER rules BEFORE UPDATE ON public.draft_version FOR EACH ROW EXECUTE FUNCTION walls.change_only('text', 'parser_version');
CREATE TRIGGER signed BEFORE INSERT ON public.draft_repair FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER rules BEFORE UPDATE ON public.draft_repair FOR EACH ROW EXECUTE FUNCTION walls.change_only('undone_by', 'undone');
CREATE TRIGGER signed BEFORE INSERT ON public.pin FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER rules BEFORE UPDATE ON public.pin
    FOR EACH ROW EXECUTE FUNCTION walls.change_only('removed_by', 'removed', 'removed_entered');

CREATE TRIGGER rules BEFORE INSERT OR UPDATE ON public.comment FOR EACH ROW EXECUTE FUNCTION walls.check_remark();
CREATE TRIGGER rules BEFORE INSERT OR UPDATE ON public.internal_note FOR EACH ROW EXECUTE FUNCTION walls.check_remark();
CREATE TRIGGER goes BEFORE DELETE ON public.comment FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('internal_note');
CREATE TRIGGER goes BEFORE DELETE ON public.internal_note FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('comment');
CREATE CONSTRAINT TRIGGER trace AFTER INSERT OR UPDATE ON public.comment DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION walls.leave_a_trace();
CREATE CONSTRAINT TRIGGER trace AFTER INSERT OR UPDATE ON public.internal_note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION walls.leave_a_trace();

CREATE TRIGGER rules BEFORE INSERT OR UPDATE ON public.reply FOR EACH ROW EXECUTE FUNCTION walls.check_said('internal_reply');
CREATE TRIGGER rules BEFORE INSERT OR UPDATE ON public.internal_reply FOR EACH ROW EXECUTE FUNCTION walls.check_said('reply');
CREATE TRIGGER rules BEFORE INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION walls.check_said('internal_event');
CREATE TRIGGER rules BEFORE INSERT ON public.internal_event FOR EACH ROW EXECUTE FUNCTION walls.check_said('event');
CREATE TRIGGER goes BEFORE DELETE ON public.reply FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('internal_reply');
CREATE TRIGGER goes BEFORE DELETE ON public.internal_reply FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('reply');
CREATE TRIGGER goes BEFORE DELETE ON public.event FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('internal_event');
CREATE TRIGGER goes BEFORE DELETE ON public.internal_event FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('event');
CREATE TRIGGER firm BEFORE INSERT ON public.internal_place FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER firm BEFORE INSERT ON public.internal_reply FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER goes BEFORE DELETE ON public.bundle_event FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('internal_bundle_event');
CREATE TRIGGER goes BEFORE DELETE ON public.internal_bundle_event FOR EACH ROW EXECUTE FUNCTION walls.go_only_by_moving('bundle_event');
CREATE TRIGGER signed BEFORE INSERT ON public.circulation FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER rules BEFORE UPDATE ON public.circulation FOR EACH ROW EXECUTE FUNCTION walls.change_only('sha256', 'name');
CREATE TRIGGER signed BEFORE INSERT ON public.collected FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER signed BEFORE INSERT ON public.sending FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER signed BEFORE INSERT ON public.exported FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER signed BEFORE INSERT ON public.sending_note FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER signed BEFORE INSERT ON public.matter_event FOR EACH ROW EXECUTE FUNCTION walls.sign('person');
CREATE TRIGGER firm BEFORE INSERT ON public.internal_bundle_event FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER firm BEFORE INSERT ON public.bundle_conflict FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER firm BEFORE INSERT ON public.internal_search_entry FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER firm BEFORE INSERT ON public.internal_event FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER firm BEFORE INSERT ON public.reference_law FOR EACH ROW EXECUTE FUNCTION walls.set_firm();
CREATE TRIGGER signed BEFORE INSERT ON public.reference_law FOR EACH ROW EXECUTE FUNCTION walls.sign('added_by');
