//! Style, script and pictures, under names that hold their hash, so that a browser may keep them for ever.

use std::collections::HashMap;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

pub struct Asset {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// All assets, by plain name and by hashed name.
pub struct Assets {
    urls: HashMap<String, String>,
    files: HashMap<String, Asset>,
}

impl Assets {
    #[must_use]
    pub fn new(assets: Vec<Asset>) -> Self {
        let (mut urls, mut files) = (HashMap::new(), HashMap::new());
        // References between assets (a font in the style) are by plain name; they are rewritten to hashed
        // names, so the referring file comes last.
        let mut assets = assets;
        assets.sort_by_key(|asset| asset.name.ends_with(".css"));
        for mut asset in assets {
            if asset.name.ends_with(".css") {
                asset.bytes = with_hashed_names(&asset.bytes, &urls);
            }
            let digest = Sha256::digest(&asset.bytes);
            let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
            let hashed = match asset.name.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
                None => format!("{}.{hash}", asset.name),
            };
            urls.insert(asset.name.clone(), format!("/assets/{hashed}"));
            files.insert(hashed, asset);
        }
        Self { urls, files }
    }

    /// The address of an asset; the name itself if there is none, so that the mistake shows in the log of
    /// the browser and in the tests.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        self.urls.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }

    #[must_use]
    pub fn serve(&self, hashed: &str) -> Option<Response> {
        let asset = self.files.get(hashed)?;
        let kind = match asset.name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            Some("png") => "image/png",
            _ => "application/octet-stream",
        };
        let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
        Some((headers, asset.bytes.clone()).into_response())
    }
}

fn with_hashed_names(css: &[u8], urls: &HashMap<String, String>) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(css).into_owned();
    for (name, url) in urls {
        for written in
            [format!("url({name})"), format!("url(./{name})"), format!("url(\"./{name}\")"), format!("url(\"{name}\")")]
        {
            text = text.replace(&written, &format!("url({url})"));
        }
    }
    text.into_bytes()
}
