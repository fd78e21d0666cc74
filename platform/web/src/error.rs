//! What a page can fail with, and the one page that says so.

use axum::http::StatusCode;

/// The edge's errors. A user's error is not logged; a fault is, once, with the number that the page shows.
#[derive(Debug)]
pub enum Error {
    /// Nobody is signed in and this page needs somebody.
    SignIn,
    /// The browser says that another site sent this form.
    OtherSite,
    /// A file beyond the limit.
    TooLarge,
    /// A form without a file that is larger than anybody types.
    FormTooLarge,
    BadRequest(&'static str),
    Store(evenkans_store::Error),
}

impl<E: Into<evenkans_store::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Store(error.into())
    }
}

impl Error {
    #[must_use]
    pub fn not_found() -> Self {
        Self::Store(evenkans_store::Error::NotFound)
    }

    /// A rule's "no" with nothing to fill in.
    #[must_use]
    pub fn refused_code(code: &'static str) -> Self {
        Self::Store(evenkans_store::Error::refused(code))
    }

    #[must_use]
    pub fn status(&self) -> StatusCode {
        use evenkans_store::Error as Store;
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::OtherSite | Self::Store(Store::Forbidden) => StatusCode::FORBIDDEN,
            Self::TooLarge | Self::FormTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Store(Store::NotFound) => StatusCode::NOT_FOUND,
            Self::Store(Store::Stale) => StatusCode::CONFLICT,
            Self::Store(Store::Refused(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Store(Store::Again) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The closed list of codes: translation key (`error-…`) and anchor in docs/nl/fouten.md and docs/en/errors.md.
    #[must_use]
    pub fn code(&self) -> &'static str {
        use evenkans_store::Error as Store;
        match self {
            Self::SignIn => "error-sign-in",
            Self::OtherSite => "error-other-site",
            Self::TooLarge => "error-too-large",
            Self::FormTooLarge => "error-form-large",
            Self::BadRequest(code) => code,
            Self::Store(Store::NotFound) => "error-not-found",
            Self::Store(Store::Forbidden) => "error-forbidden",
            Self::Store(Store::Stale) => "error-stale",
            Self::Store(Store::Refused(refusal)) => refusal.code,
            Self::Store(Store::Again) => "error-busy",
            Self::Store(_) => "error-fault",
        }
    }

    /// Whether it is ours to mend.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        self.status().is_server_error()
    }
}
