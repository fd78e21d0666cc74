//! Mail is a row first and is sent by a job, so it exists exactly if the deed that caused it does. With no
//! mail server configured the rows stay in the outbox, where an administrator reads them.

use evenkans_store::{Db, Error, Result, Row, Tx, audit, job, new_id, words, write_tx};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::bounce::Bounce;

/// The kind of the job that sends one mail.
pub const JOB: &str = "mail";

words!(
    /// What became of a mail.
    State {
        Waiting = "waiting",
        Sent = "sent",
        /// The receiving server refused it for good, at once or in a report that came later.
        Bounced = "bounced",
    }
);

#[derive(Debug, Clone)]
pub struct Mail {
    pub region_id: String,
    pub id: String,
    pub recipient: String,
    pub subject: String,
    /// Gone once it was sent: it may hold a personal link.
    pub body: Option<String>,
    /// An event for the reader's calendar (RFC 5545), if it brings one.
    pub calendar: String,
    /// The address with which the reader gets no more of these, where there are more.
    pub stop: String,
    pub state: State,
    pub created_at: i64,
    pub error: Option<String>,
}

/// A mail to write: plain text, because that reads everywhere and tracks nobody.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    pub to: &'a str,
    pub subject: String,
    pub body: String,
    /// What it is about: kind and id, for "which mails did this student get".
    pub about: (&'static str, &'a str),
}

#[derive(Serialize, Deserialize)]
struct SendJob {
    region_id: String,
    id: String,
}

/// What a mail holds beside its text.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// An event for the reader's calendar (RFC 5545).
    pub calendar: String,
    /// The address with which the reader gets no more of these (RFC 2369).
    pub stop: String,
}

/// Puts a mail in the outbox and queues its sending.
pub async fn post(tx: &mut Tx, region_id: &str, letter: &Letter<'_>) -> Result<()> {
    post_with(tx, region_id, letter, &Parts::default()).await
}

/// The same with more than text.
pub async fn post_with(tx: &mut Tx, region_id: &str, letter: &Letter<'_>, parts: &Parts) -> Result<()> {
    let id = new_id();
    let subject = letter.subject.replace(['\r', '\n'], " ");
    let values = [
        region_id.into(),
        (&id).into(),
        letter.to.into(),
        subject.into(),
        (&letter.body).into(),
        letter.about.0.into(),
        letter.about.1.into(),
        State::Waiting.into(),
        tx.now.into(),
        (&parts.calendar).into(),
        (&parts.stop).into(),
    ];
    tx.run(
        "INSERT INTO mail (region_id, id, recipient, subject, body, about_kind, about_id, state, created_at,
                           calendar, stop)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &values,
    )
    .await?;
    job::enqueue(tx, JOB, None, tx.now, &SendJob { region_id: region_id.to_owned(), id }).await
}

fn read(row: &Row) -> Result<Mail> {
    Ok(Mail {
        region_id: row.get("region_id")?,
        id: row.get("id")?,
        recipient: row.get("recipient")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        calendar: row.get("calendar")?,
        stop: row.get("stop")?,
        state: row.get("state")?,
        created_at: row.get("created_at")?,
        error: row.get("error")?,
    })
}

/// The newest mails; `search` looks in recipients and subjects.
pub async fn recent(tx: &mut Tx, search: &str, most: i64) -> Result<Vec<Mail>> {
    let sql = "SELECT region_id, id, recipient, subject, body, calendar, stop, state, created_at, error FROM mail
               WHERE ($1 = '' OR LOWER(recipient) LIKE $1 OR LOWER(subject) LIKE $1)
               ORDER BY created_at DESC, id DESC LIMIT $2";
    let pattern = if search.is_empty() { String::new() } else { format!("%{}%", search.to_lowercase()) };
    tx.rows(sql, &[pattern.into(), most.into()]).await?.iter().map(read).collect()
}

/// How the mails about something fared, newest first.
pub async fn about(tx: &mut Tx, region_id: &str, kind: &str, id: &str) -> Result<Vec<Mail>> {
    let sql = "SELECT region_id, id, recipient, subject, body, calendar, stop, state, created_at, error FROM mail
               WHERE region_id = $1 AND about_kind = $2 AND about_id = $3 ORDER BY created_at DESC, id DESC";
    tx.rows(sql, &[region_id.into(), kind.into(), id.into()]).await?.iter().map(read).collect()
}

/// Where mail goes.
#[derive(Clone)]
pub enum Post {
    /// No mail server: rows wait in the outbox.
    Outbox,
    Smtp(Box<Smtp>),
}

/// A mail server, and who the mail is from.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Post {
    /// From an address such as `smtps://user:password@mail.example:465` and a sender.
    pub fn smtp(url: &str, from: &str) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(Error::fault)?.build();
        let from = from.parse().map_err(Error::fault)?;
        Ok(Self::Smtp(Box::new(Smtp { transport, from })))
    }

    /// Sends the mail of one job. A server's final "no" marks it bounced; anything else is tried again.
    pub async fn send(&self, db: &Db, job: &job::Job) -> Result<()> {
        let Self::Smtp(server) = self else {
            return Ok(());
        };
        let wanted: SendJob = job.read()?;
        let mut tx = db.read("mail.read").await?;
        let sql = "SELECT region_id, id, recipient, subject, body, calendar, stop, state, created_at, error FROM mail
                   WHERE region_id = $1 AND id = $2 AND state = 'waiting'";
        let Some(row) = tx.row(sql, &[(&wanted.region_id).into(), (&wanted.id).into()]).await? else {
            return Ok(());
        };
        let mail = read(&row)?;
        drop(tx);
        let refused = match message(&server.from, &mail) {
            Err(error) => Some(error.to_string()),
            Ok(message) => match server.transport.send(message).await {
                Ok(_) => None,
                Err(error) if is_final(&error) => Some(error.to_string()),
                Err(error) => return Err(Error::fault(error)),
            },
        };
        write_tx!(db, "mail.mark", |tx| {
            let state = if refused.is_some() { State::Bounced } else { State::Sent };
            let values = [(&mail.region_id).into(), (&mail.id).into(), state.into(), tx.now.into(), (&refused).into()];
            tx.run(
                "UPDATE mail SET state = $3, sent_at = $4, error = $5, body = NULL, calendar = '', stop = ''
                 WHERE region_id = $1 AND id = $2",
                &values,
            )
            .await?;
            Ok(())
        })
    }
}

/// Marks a mail that was sent as bounced, after a report that came later. Says whether there was such a mail.
pub async fn bounced(tx: &mut Tx, bounce: &Bounce) -> Result<bool> {
    let sql = "SELECT region_id FROM mail WHERE id = $1 AND state = 'sent'";
    let Some(row) = tx.row(sql, &[(&bounce.mail_id).into()]).await? else { return Ok(false) };
    let region: String = row.get("region_id")?;
    let sql = "UPDATE mail SET state = 'bounced', error = $3 WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[(&region).into(), (&bounce.mail_id).into(), (&bounce.why).into()]).await?;
    audit::record(tx, &region, "system", "mail.bounce", ("mail", &bounce.mail_id), &json!({})).await?;
    Ok(true)
}

/// Whether the receiving side will never take this mail. A refused login (53x) is our own to mend, so it is
/// tried again.
fn is_final(error: &lettre::transport::smtp::Error) -> bool {
    error.is_permanent() && !error.status().is_some_and(|code| code.to_string().starts_with("53"))
}

fn message(from: &Mailbox, mail: &Mail) -> Result<Message> {
    let to: Mailbox = mail.recipient.parse().map_err(Error::fault)?;
    let mut builder = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(mail.subject.clone())
        // So that a report about it can be told which mail it is.
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())));
    if !mail.stop.is_empty() {
        let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
        builder = builder.raw_header(HeaderValue::new(name, format!("<{}>", mail.stop)));
    }
    // A part says its character set, without which accents arrive as riddles.
    let text = SinglePart::plain(mail.body.clone().unwrap_or_default());
    if mail.calendar.is_empty() {
        return builder.singlepart(text).map_err(Error::fault);
    }
    // Whoever reads mail in a program that knows calendars is offered the event itself (RFC 6047).
    let method = if mail.calendar.contains("METHOD:CANCEL") { "CANCEL" } else { "PUBLISH" };
    let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}")).map_err(Error::fault)?;
    let event = SinglePart::builder().header(kind).body(mail.calendar.clone());
    builder.multipart(MultiPart::alternative().singlepart(text).singlepart(event)).map_err(Error::fault)
}
