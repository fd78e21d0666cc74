use std::sync::Mutex;
use std::time::{Duration, Instant};

use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreIdToken, CoreJwsSigningAlgorithm,
    CoreProviderMetadata,
};
use openidconnect::{
    AdditionalClaims, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, SubjectIdentifier, TokenResponse, UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};

use crate::{Attempt, Claims, Problem};

/// What the institution says of itself is asked again after this long: keys change.
const FRESH: Duration = Duration::from_secs(3600);
/// Somebody waits for the page; an institution that is slower than this is down for them.
const PATIENCE: Duration = Duration::from_secs(10);
/// No answer of the protocol is longer; what is would be an attempt to fill the memory.
const MOST_BYTES: u64 = 1_000_000;
/// Signatures by which only the institution can have signed: none with a shared secret, and not "none".
const SIGNED: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];
/// What is asked, and nothing else (OpenID Connect Core 1.0, 5.5).
const ASKED: &str = r#"{"userinfo":{"eduperson_affiliation":null,"schac_home_organization":null}}"#;

/// As the institution gave them out. It has no `Debug`, so that the secret cannot slip into the log.
pub struct Settings {
    /// The issuer's address, such as `https://connect.surfconext.nl`.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// How the button names it, such as SURFconext.
    pub name: String,
}

/// An institution's sign-in.
pub struct Provider {
    settings: Settings,
    /// What it says of itself, and when it said so.
    known: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// One value or several: institutions do both.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
enum Values {
    One(String),
    More(Vec<String>),
}

impl Values {
    fn clean(self) -> Vec<String> {
        let all = match self {
            Self::One(one) => vec![one],
            Self::More(more) => more,
        };
        all.iter().map(|one| one.trim().to_lowercase()).filter(|one| !one.is_empty()).collect()
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
struct Asked {
    eduperson_affiliation: Option<Values>,
    schac_home_organization: Option<Values>,
}

impl AdditionalClaims for Asked {}

impl Provider {
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, known: Mutex::new(None) }
    }

    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Where the browser goes to sign in; it comes back at `back`, an absolute address. `anew` asks the institution to let
    /// somebody sign in also where the browser is signed in there already, maybe as another. Blocks on the network.
    pub fn address(&self, attempt: &Attempt, back: &str, anew: bool) -> Result<String, Problem> {
        let client = self.client(back)?;
        let verifier = PkceCodeVerifier::new(attempt.verifier());
        let (state, nonce) = (attempt.state(), attempt.nonce());
        let mut asked = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_extra_param("claims", ASKED);
        if anew {
            asked = asked.add_prompt(CoreAuthPrompt::Login);
        }
        Ok(asked.url().0.into())
    }

    /// What the institution says of who came back with this state and code. Blocks on the network.
    pub fn claims(&self, attempt: &Attempt, back: &str, state: &str, code: &str) -> Result<Claims, Problem> {
        // Else somebody could be signed in as another by following a link (RFC 6749, 10.12).
        if state != attempt.state() {
            return Err(Problem::Answer("it belongs to another attempt".to_owned()));
        }
        let client = self.client(back)?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(institution)?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier()))
            .request(&fetch)
            .map_err(|error| match error {
                // Used before, too old, or not from here.
                RequestTokenError::ServerResponse(_) => Problem::Answer(said(&error)),
                _ => institution(error),
            })?;
        let token = answer.id_token().ok_or_else(|| Problem::Answer("there is no signed token".to_owned()))?;
        let subject = self.subject(&client, token, attempt, back)?;
        let told: UserInfoClaims<Asked, CoreGenderClaim> = client
            .user_info(answer.access_token().clone(), Some(subject.clone()))
            .map_err(institution)?
            .request(&fetch)
            .map_err(|error| match error {
                UserInfoError::ClaimsVerification(_) => Problem::Answer(said(&error)),
                _ => institution(error),
            })?;
        let asked = told.additional_claims().clone();
        let values = |values: Option<Values>| values.map(Values::clean).unwrap_or_default();
        Ok(Claims {
            issuer: self.settings.issuer.clone(),
            subject: subject.to_string(),
            home: values(asked.schac_home_organization).into_iter().next().unwrap_or_default(),
            affiliations: values(asked.eduperson_affiliation),
        })
    }

    /// Whom the signed token is about. A key that is not known may be a new one, so they are asked for once more.
    fn subject(
        &self,
        client: &Client,
        token: &CoreIdToken,
        attempt: &Attempt,
        back: &str,
    ) -> Result<SubjectIdentifier, Problem> {
        let nonce = Nonce::new(attempt.nonce());
        let verified = |client: &Client| {
            let verifier = client.id_token_verifier().set_allowed_algs(SIGNED);
            token.claims(&verifier, &nonce).map(|claims| claims.subject().clone())
        };
        if let Ok(subject) = verified(client) {
            return Ok(subject);
        }
        self.forget();
        verified(&self.client(back)?).map_err(|error| Problem::Answer(said(&error)))
    }

    fn client(&self, back: &str) -> Result<Client, Problem> {
        let (id, secret) = (self.settings.client_id.clone(), self.settings.client_secret.clone());
        let client =
            CoreClient::from_provider_metadata(self.metadata()?, ClientId::new(id), Some(ClientSecret::new(secret)));
        Ok(client.set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(institution)?))
    }

    fn metadata(&self) -> Result<CoreProviderMetadata, Problem> {
        // A poisoned lock means that somebody's thread died while it held plain data: the data is still right.
        let known = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        if let Some((_, metadata)) = known.filter(|(at, _)| at.elapsed() < FRESH) {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(institution)?;
        let metadata = CoreProviderMetadata::discover(&issuer, &fetch).map_err(institution)?;
        let fresh = Some((Instant::now(), metadata.clone()));
        *self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = fresh;
        Ok(metadata)
    }

    fn forget(&self) {
        *self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
    }
}

/// Fetches without following redirects: none belongs in the protocol, and one could lead into the own network.
fn fetch(request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    let config = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0);
    let agent = config.http_status_as_error(false).build().new_agent();
    let (head, mut body) = agent.run(request)?.into_parts();
    let bytes = body.with_config().limit(MOST_BYTES).read_to_vec()?;
    Ok(HttpResponse::from_parts(head, bytes))
}

/// An error with what caused it, for the log: the outer text alone says little.
fn said(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    text
}

fn institution(error: impl std::error::Error) -> Problem {
    Problem::Institution(said(&error))
}
