//! Names that say nothing, marks of unfinished work, and files that grew too long.

use std::path::Path;
use std::process::Command;

/// A file or folder with such a name collects whatever has no place.
const EMPTY_NAMES: [&str; 5] = ["utils", "common", "helpers", "core", "manager"];
/// Written in two halves, because this file is checked too.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("#[al", "low(")];
/// Written in two halves as well. Only the engine's advice about memory has it, with its reasons.
const UNCHECKED: &str = concat!("unsa", "fe {");
const UNCHECKED_IN: &str = "engines/matching/src/memory.rs";
const SOURCES: [&str; 9] = ["rs", "ts", "mjs", "css", "html", "sql", "toml", "py", "sh"];
/// Beyond this, a file is worth cutting in two.
const LINES: usize = 420;

pub fn problems() -> Result<Vec<String>, String> {
    // What git keeps, and what is new and not ignored.
    let listed = Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).output();
    let listed = listed.map_err(|error| format!("git does not start: {error}"))?;
    if !listed.status.success() {
        return Err(format!("git ls-files failed: {}", String::from_utf8_lossy(&listed.stderr)));
    }
    let mut problems = Vec::new();
    for path in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|path| !path.is_empty()) {
        problems.extend(empty_name(path));
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        // A file may be listed and deleted just now.
        if SOURCES.contains(&ending)
            && let Ok(text) = std::fs::read_to_string(path)
        {
            problems.extend(marks(path, &text));
            if path != UNCHECKED_IN && text.contains(UNCHECKED) {
                problems.push(format!("{path}: {UNCHECKED} stands in {UNCHECKED_IN} alone"));
            }
            let lines = text.lines().count();
            if ending == "rs" && lines > LINES {
                println!("   note: {path} has {lines} lines; cut it where it changes its subject");
            }
        }
    }
    Ok(problems)
}

fn empty_name(path: &str) -> Option<String> {
    let mut parts = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    let name = parts.find(|part| EMPTY_NAMES.contains(part))?;
    Some(format!("{path}: nothing is called {name}; say what it is about"))
}

fn marks(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(number, line)| {
            let mark = MARKS.iter().find(|mark| line.contains(**mark))?;
            Some(format!("{path}:{}: no {mark} stays in the tree", number + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_and_marks_are_found() {
        assert!(super::empty_name("a/src/utils.rs").is_some());
        assert!(super::empty_name("a/src/helpers/x.rs").is_some());
        assert!(super::empty_name("a/src/commons.rs").is_none());
        let text = format!("fine\n// {}: later\n", super::MARKS[0]);
        assert_eq!(super::marks("a.rs", &text).len(), 1);
    }
}
