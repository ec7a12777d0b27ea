-- What a store on a server has besides its tables. Run when it is made and after every upgrade; running it again changes nothing.

-- Numbers the happenings of the whole store: somebody who can't see them all couldn't count them.
CREATE SEQUENCE IF NOT EXISTS public.entered AS bigint;

-- Says that something changed, and in which matter. Channels have no access control, so nothing else is said in them.
CREATE OR REPLACE FUNCTION public.tell_of_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM pg_notify('workbench_changes', OLD.matter_id::text);
    ELSE
        PERFORM pg_notify('workbench_changes', NEW.matter_id::text);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION public.tell_of_matter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('workbench_changes', NEW.id::text);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER changes AFTER INSERT OR UPDATE ON public.matter
    FOR EACH ROW EXECUTE FUNCTION public.tell_of_matter();

DO $$
DECLARE
    name text;
BEGIN
    FOR name IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'matter_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND c.relname NOT IN ('unsaved', 'original', 'comment_place', 'internal_place', 'bundle_event', 'internal_bundle_event',
                                  'search_entry', 'internal_search_entry')
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER changes AFTER INSERT OR UPDATE OR DELETE ON public.%I '
                       'FOR EACH ROW EXECUTE FUNCTION public.tell_of_change()', name);
    END LOOP;
END $$;

-- History is kept: an event can only go after its copy stands in the other table of history, and can't be altered.
CREATE OR REPLACE FUNCTION public.keep_history() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    there boolean := false;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF TG_TABLE_NAME = 'event' THEN
            there := EXISTS (SELECT FROM public.internal_event o WHERE o.matter_id = OLD.matter_id AND o.id = OLD.id);
        ELSE
            there := EXISTS (SELECT FROM public.event o WHERE o.matter_id = OLD.matter_id AND o.id = OLD.id);
        END IF;
    END IF;
    IF NOT there THEN
        RAISE EXCEPTION 'History is kept: an event can''t be changed or removed.'
            USING ERRCODE = 'WB001', DETAIL = '历史须保留：事件不能修改或删除。';
    END IF;
    RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER is_kept BEFORE UPDATE OR DELETE ON public.event
    FOR EACH ROW EXECUTE FUNCTION public.keep_history();
CREATE OR REPLACE TRIGGER is_kept BEFORE UPDATE OR DELETE ON public.internal_event
    FOR EACH ROW EXECUTE FUNCTION public.keep_history();

-- The words by which search finds its entries.
ALTER TABLE public.search_entry ADD COLUMN IF NOT EXISTS words tsvector;
ALTER TABLE public.internal_search_entry ADD COLUMN IF NOT EXISTS words tsvector;
CREATE INDEX IF NOT EXISTS search_entry_words ON public.search_entry USING gin (words);
CREATE INDEX IF NOT EXISTS internal_search_entry_words ON public.internal_search_entry USING gin (words);
