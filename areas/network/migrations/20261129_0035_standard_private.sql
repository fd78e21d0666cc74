-- Who filled the standard in is no news for everybody.
UPDATE activity SET title = '' WHERE what IN ('assessment-done', 'assessment-read');
-- That a day has passed is told for longer after it than before; what was not told of until now stays so.
UPDATE commitment SET late_told_at = made_at WHERE late_told_at IS NULL AND due_on < '2026-11-01';
