//! What `deny.toml` says about licences, sources and packages that may not come in.

use serde::Deserialize;

use super::metadata::Metadata;

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    name: String,
}

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub fn problems(metadata: &Metadata) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string("deny.toml").map_err(|error| format!("deny.toml: {error}"))?;
    let deny: Deny = toml::from_str(&text).map_err(|error| format!("deny.toml: {error}"))?;
    let mut problems = Vec::new();
    for package in &metadata.packages {
        let named = format!("{} {}", package.name, package.version);
        if deny.bans.deny.iter().any(|banned| banned.name == package.name) {
            problems.push(format!("{named} may not come in (deny.toml, bans)"));
        }
        match package.source.as_deref() {
            None | Some(REGISTRY) => {}
            Some(elsewhere) => problems.push(format!("{named} comes from {elsewhere} and not from crates.io")),
        }
        match package.license.as_deref() {
            None => problems.push(format!("{named} names no licence")),
            Some(licence) if !allowed(licence, &deny.licenses.allow) => {
                problems.push(format!("{named} has the licence {licence}, which deny.toml does not allow"));
            }
            Some(_) => {}
        }
    }
    Ok(problems)
}

/// Whether an SPDX expression can be met with the allowed licences.
fn allowed(expression: &str, allow: &[String]) -> bool {
    // Older manifests write a slash for OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allow) && rest.is_empty()
}

fn either(rest: &mut &[&str], allow: &[String]) -> bool {
    let mut met = both(rest, allow);
    while let Some(("OR", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        *rest = after;
        met |= both(rest, allow);
    }
    met
}

fn both(rest: &mut &[&str], allow: &[String]) -> bool {
    let mut met = one(rest, allow);
    while let Some(("AND", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        *rest = after;
        met &= one(rest, allow);
    }
    met
}

fn one(rest: &mut &[&str], allow: &[String]) -> bool {
    match **rest {
        ["(", ref inner @ ..] => {
            *rest = inner;
            let met = either(rest, allow);
            let closed = rest.first() == Some(&")");
            *rest = rest.get(1..).unwrap_or_default();
            met && closed
        }
        [licence, "WITH", exception, ref after @ ..] => {
            *rest = after;
            allow.contains(&format!("{licence} WITH {exception}"))
        }
        [licence, ref after @ ..] => {
            *rest = after;
            allow.iter().any(|allowed| allowed == licence)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn expressions_mean_what_they_say() {
        let allow = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("MIT/GPL-3.0", true),
            ("GPL-2.0-only OR Apache-2.0", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND OpenSSL", false),
            ("MIT OR Apache-2.0 AND OpenSSL", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("MIT WITH Other-exception", false),
            ("(MIT", false),
            ("MIT MIT", false),
            ("", false),
        ] {
            assert_eq!(super::allowed(expression, &allow), met, "{expression}");
        }
    }
}
