//! What `cargo metadata` says of the workspace: its crates, everything they depend on, and who draws in whom.
//!
//! It must never know a rule about them; the checks do.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::findings::Failure;

/// Why a crate is depended upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The program itself.
    Normal,
    /// The build script.
    Build,
    /// Tests, examples and benchmarks.
    Dev,
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value.as_str() {
            Some("dev") => Self::Dev,
            Some("build") => Self::Build,
            _ => Self::Normal,
        }
    }
}

/// One line of a manifest.
#[derive(Debug, Clone)]
pub(crate) struct Dependency {
    /// The name of the crate that is depended upon.
    pub(crate) name: String,
    /// The name the sources use: the one above, or the one it was renamed to.
    pub(crate) named: String,
    /// What it is for.
    pub(crate) kind: Kind,
}

/// One crate, ours or another's.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    /// Cargo's own identifier.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// The SPDX expression of its manifest.
    pub(crate) licence: Option<String>,
    /// True for a crate of this workspace.
    pub(crate) own: bool,
    /// Its folder from the root of the repository; meaningful for our own crates only.
    pub(crate) folder: String,
    /// Its manifest's dependencies.
    pub(crate) dependencies: Vec<Dependency>,
    /// `[package.metadata.tidy] used-by-macro`: dependencies that only the expansion of a macro names.
    pub(crate) used_by_macro: Vec<String>,
}

/// Everything the lock file resolves to.
#[derive(Debug)]
pub(crate) struct Metadata {
    /// In the order of names and versions.
    pub(crate) packages: Vec<Package>,
    /// From the identifier of a crate to those it draws in.
    edges: BTreeMap<String, Vec<(String, Kind)>>,
}

/// The cargo that started this program, or the one on the path.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

impl Metadata {
    /// Asks cargo.
    ///
    /// # Errors
    /// Cargo cannot be started, refuses, or prints something else than metadata.
    pub(crate) fn load(root: &Path) -> Result<Self, Failure> {
        let output = Command::new(cargo())
            .args(["metadata", "--format-version", "1"])
            .current_dir(root)
            .output()
            .map_err(|error| Failure::new(format!("cargo cannot be started: {error}"), "install Rust"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!("cargo metadata: {}", said.trim()), "run `cargo metadata` by hand"));
        }
        let value: Value = serde_json::from_slice(&output.stdout).map_err(|error| {
            Failure::new(format!("cargo metadata printed no JSON: {error}"), "run `cargo metadata` by hand")
        })?;
        Ok(Self::read(&value, root))
    }

    fn read(value: &Value, root: &Path) -> Self {
        let members: BTreeSet<&str> = items(&value["workspace_members"]).iter().filter_map(Value::as_str).collect();
        let mut packages: Vec<Package> =
            items(&value["packages"]).iter().map(|package| read_package(package, &members, root)).collect();
        packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
        let edges =
            items(&value["resolve"]["nodes"]).iter().map(|node| (text(&node["id"]), read_edges(node))).collect();
        Self { packages, edges }
    }

    /// The crates of this workspace.
    pub(crate) fn own(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.own)
    }

    /// True where a crate of this workspace has that name.
    pub(crate) fn is_own(&self, name: &str) -> bool {
        self.own().any(|package| package.name == name)
    }

    /// How many crates are built for `name`, itself included, on any platform and without tests.
    pub(crate) fn built_for(&self, name: &str) -> usize {
        let mut waiting: Vec<&str> = self.own().filter(|p| p.name == name).map(|p| p.id.as_str()).collect();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if seen.insert(id) {
                let drawn = self.edges.get(id).into_iter().flatten();
                waiting.extend(drawn.filter(|(_, kind)| *kind != Kind::Dev).map(|(to, _)| to.as_str()));
            }
        }
        seen.len()
    }

    /// Metadata made of the given crates, for the tests of the rules.
    #[cfg(test)]
    pub(crate) fn of(packages: Vec<Package>) -> Self {
        Self { packages, edges: BTreeMap::new() }
    }
}

#[cfg(test)]
impl Package {
    /// A crate with these dependencies, for the tests of the rules.
    pub(crate) fn test(name: &str, own: bool, dependencies: &[(&str, Kind)]) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: Some("MIT".to_owned()),
            own,
            folder: format!("crates/{name}"),
            dependencies: dependencies
                .iter()
                .map(|&(name, kind)| Dependency { name: name.to_owned(), named: name.to_owned(), kind })
                .collect(),
            used_by_macro: Vec::new(),
        }
    }
}

fn read_package(value: &Value, members: &BTreeSet<&str>, root: &Path) -> Package {
    let id = text(&value["id"]);
    let manifest = text(&value["manifest_path"]);
    let folder = Path::new(&manifest).parent().and_then(|folder| folder.strip_prefix(root).ok());
    let macros = &value["metadata"]["tidy"]["used-by-macro"];
    Package {
        own: members.contains(id.as_str()),
        id,
        name: text(&value["name"]),
        version: text(&value["version"]),
        licence: value["license"].as_str().map(str::to_owned),
        folder: folder.map(|f| f.to_string_lossy().replace('\\', "/")).unwrap_or_default(),
        dependencies: items(&value["dependencies"]).iter().map(read_dependency).collect(),
        used_by_macro: items(macros).iter().map(text).collect(),
    }
}

fn read_dependency(value: &Value) -> Dependency {
    let name = text(&value["name"]);
    Dependency {
        named: value["rename"].as_str().map_or_else(|| name.clone(), str::to_owned),
        name,
        kind: Kind::of(&value["kind"]),
    }
}

fn read_edges(node: &Value) -> Vec<(String, Kind)> {
    items(&node["deps"])
        .iter()
        .flat_map(|dep| items(&dep["dep_kinds"]).iter().map(|how| (text(&dep["pkg"]), Kind::of(&how["kind"]))))
        .collect()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_of_a_binary_are_counted_without_tests() {
        let json = r#"{
          "workspace_members": ["app"],
          "packages": [
            {"id": "app", "name": "app", "version": "1.0.0", "license": "MIT", "manifest_path": "/r/app/Cargo.toml",
             "dependencies": [{"name": "a-b", "rename": "ab", "kind": null}, {"name": "t", "rename": null, "kind": "dev"}],
             "metadata": {"tidy": {"used-by-macro": ["a-b"]}}},
            {"id": "a-b", "name": "a-b", "version": "1.0.0", "license": null, "manifest_path": "/x/Cargo.toml", "dependencies": []}
          ],
          "resolve": {"nodes": [
            {"id": "app", "deps": [{"pkg": "a-b", "dep_kinds": [{"kind": null}]}, {"pkg": "t", "dep_kinds": [{"kind": "dev"}]}]},
            {"id": "a-b", "deps": [{"pkg": "app-build", "dep_kinds": [{"kind": "build"}, {"kind": "dev"}]}]}
          ]}
        }"#;
        let metadata = Metadata::read(&serde_json::from_str(json).unwrap(), Path::new("/r"));
        assert_eq!(metadata.built_for("app"), 3);
        let app = metadata.own().next().unwrap();
        assert_eq!((app.folder.as_str(), app.used_by_macro.len()), ("app", 1));
        assert_eq!((app.dependencies[0].named.as_str(), app.dependencies[1].kind), ("ab", Kind::Dev));
        assert_eq!(metadata.packages[0].licence, None);
    }
}
