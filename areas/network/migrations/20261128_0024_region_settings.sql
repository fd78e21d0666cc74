-- A region's own colours: the file as it was given, and the style that is made of it.
CREATE TABLE region_theme (
    region_id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    css TEXT NOT NULL
);
-- Its legal texts, by kind and language.
CREATE TABLE region_text (
    region_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    lang TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, kind, lang)
);
-- A programme asks a region to belong to it; the region says yes.
CREATE TABLE programme_invitation (
    region_id TEXT NOT NULL,
    programme_id TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (region_id, programme_id)
);
