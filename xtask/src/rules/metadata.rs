//! What cargo knows about the packages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub resolve: Resolve,
    pub workspace_members: BTreeSet<String>,
    pub workspace_root: PathBuf,
    pub target_directory: PathBuf,
}

#[derive(Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub source: Option<String>,
    pub manifest_path: PathBuf,
    pub dependencies: Vec<Dependency>,
}

/// As a manifest names it.
#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
    /// Nothing is a normal one; else `dev` or `build`.
    pub kind: Option<String>,
    /// Set for what is in this tree.
    pub path: Option<PathBuf>,
}

#[derive(Deserialize)]
pub struct Resolve {
    pub nodes: Vec<Node>,
}

#[derive(Deserialize)]
pub struct Node {
    pub id: String,
    pub deps: Vec<Edge>,
}

#[derive(Deserialize)]
pub struct Edge {
    pub pkg: String,
    pub dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
pub struct EdgeKind {
    pub kind: Option<String>,
}

impl Metadata {
    pub fn read() -> Result<Self, String> {
        let host = said(Command::new("rustc").arg("-vV"))?;
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_owned();
        // What only other systems use is not downloaded for a look.
        let metadata = said(Command::new("cargo").args([
            "metadata",
            "--locked",
            "--format-version=1",
            "--filter-platform",
            &host,
        ]))?;
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))
    }

    pub fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.workspace_members.contains(&package.id))
    }

    /// The folder of a member, from the root.
    pub fn folder<'a>(&self, package: &'a Package) -> &'a Path {
        let folder = package.manifest_path.parent().unwrap_or(&package.manifest_path);
        folder.strip_prefix(&self.workspace_root).unwrap_or(folder)
    }

    /// Names of everything that ends up in a package's own code, directly or not; tests do not count.
    pub fn closure(&self, package: &Package) -> BTreeSet<&str> {
        let nodes: BTreeMap<&str, &Node> = self.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let names: BTreeMap<&str, &str> = self.packages.iter().map(|p| (p.id.as_str(), p.name.as_str())).collect();
        let mut seen = BTreeSet::new();
        let mut open = vec![package.id.as_str()];
        while let Some(id) = open.pop() {
            let edges = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
            for edge in
                edges.iter().filter(|edge| edge.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev")))
            {
                if seen.insert(edge.pkg.as_str()) {
                    open.push(&edge.pkg);
                }
            }
        }
        seen.into_iter().filter_map(|id| names.get(id).copied()).collect()
    }
}

fn said(command: &mut Command) -> Result<String, String> {
    let shown = crate::steps::shown(command);
    let output = command.output().map_err(|error| format!("`{shown}` does not start: {error}"))?;
    if output.status.success() {
        return String::from_utf8(output.stdout).map_err(|error| format!("`{shown}`: {error}"));
    }
    Err(format!("`{shown}` failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}
