-- Who filled the standard in is no news for everybody.
UPDATE activity SET title = '' WHERE what IN ('assessment-done', 'assessment-read');
