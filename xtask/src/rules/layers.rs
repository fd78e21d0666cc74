//! Which crate may call which: engines nobody, the platform engines, an area what comes before it.

use std::path::Path;

use super::metadata::{Metadata, Package};

/// An area may call only those before it.
const AREAS: [&str; 6] = ["network", "tracks", "rounds", "concerns", "datalab", "handbook"];
/// What an engine must be useful without: tasks, databases, the network.
const NOT_IN_ENGINES: [&str; 5] = ["tokio", "sqlx", "axum", "hyper", "ureq"];
/// For tests only.
const FOR_TESTS: &str = "evenkans-scratch";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Engine,
    Platform,
    /// With its place in the order.
    Area(usize),
    App,
    Xtask,
}

pub fn problems(metadata: &Metadata) -> Vec<String> {
    metadata.members().flat_map(|package| of_package(metadata, package)).collect()
}

fn of_package(metadata: &Metadata, package: &Package) -> Vec<String> {
    let name = &package.name;
    let from = match layer(metadata.folder(package)) {
        Ok(layer) => layer,
        Err(problem) => return vec![format!("{name}: {problem}")],
    };
    let mut problems = Vec::new();
    for dependency in &package.dependencies {
        let Some(path) = &dependency.path else { continue };
        let called = &dependency.name;
        if called == FOR_TESTS {
            if dependency.kind.as_deref() != Some("dev") {
                problems.push(format!("{name} uses {called} outside its tests"));
            }
            continue;
        }
        let folder = path.strip_prefix(&metadata.workspace_root).unwrap_or(path);
        match layer(folder) {
            Ok(to) if may_call(from, to) => {}
            Ok(_) => problems.push(format!("{name} may not call {called}: see the map in ARCHITECTURE.md")),
            Err(problem) => problems.push(format!("{called}: {problem}")),
        }
    }
    if from == Layer::Engine {
        let closure = metadata.closure(package);
        let found = NOT_IN_ENGINES.iter().filter(|unwanted| closure.contains(**unwanted));
        problems.extend(found.map(|unwanted| format!("the engine {name} brings in {unwanted}")));
    }
    problems
}

fn layer(folder: &Path) -> Result<Layer, String> {
    let parts: Vec<&str> = folder.iter().filter_map(|part| part.to_str()).collect();
    match parts[..] {
        ["engines", _] => Ok(Layer::Engine),
        ["platform", _] => Ok(Layer::Platform),
        ["areas", area] => match AREAS.iter().position(|known| *known == area) {
            Some(place) => Ok(Layer::Area(place)),
            None => Err(format!("the area {area} has no place in the order of areas (xtask/src/rules/layers.rs)")),
        },
        ["app"] => Ok(Layer::App),
        ["xtask"] => Ok(Layer::Xtask),
        _ => Err(format!("{} is in no layer", folder.display())),
    }
}

fn may_call(from: Layer, to: Layer) -> bool {
    match (from, to) {
        (_, Layer::App | Layer::Xtask) | (Layer::Xtask, _) => false,
        (Layer::Engine, to) => to == Layer::Engine,
        (Layer::Platform, to) => matches!(to, Layer::Engine | Layer::Platform),
        (Layer::Area(from), Layer::Area(to)) => to < from,
        (Layer::Area(_) | Layer::App, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Layer, layer, may_call};

    #[test]
    fn calls_go_down_and_never_back() {
        let at = |folder: &str| layer(folder.as_ref()).unwrap();
        for (from, to, may) in [
            ("engines/matching", "engines/sealing", true),
            ("engines/matching", "platform/store", false),
            ("platform/web", "platform/store", true),
            ("platform/web", "engines/matching", true),
            ("platform/web", "areas/network", false),
            ("areas/rounds", "areas/network", true),
            ("areas/network", "areas/rounds", false),
            ("areas/rounds", "platform/web", true),
            ("areas/rounds", "app", false),
            ("app", "areas/handbook", true),
            ("xtask", "platform/store", false),
        ] {
            assert_eq!(may_call(at(from), at(to)), may, "{from} calls {to}");
        }
        assert!(layer("areas/unheard".as_ref()).is_err());
        assert_eq!(at("areas/network"), Layer::Area(0));
    }
}
