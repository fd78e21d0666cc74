mod articles;
mod list;
mod one;
mod party;
mod templates;

pub use articles::articles;
pub(crate) use articles::proofs;
pub(crate) use list::table;
pub use list::{export, list, many};
pub use one::{end, make, one, print, sign, take_back};
pub use party::{
    of_employer, of_guardian, of_student, pdf_of_employer, pdf_of_guardian, pdf_of_student, sign_as_employer,
    sign_as_guardian, sign_as_student,
};
pub use templates::{save as save_template, show as template, templates};

use askama::Template;
use evenkans_paper::{Block, Paper};
use evenkans_people::Lang;
use evenkans_store::{Error, Tx};
use evenkans_web::{Context, Result, T, attachment};

use super::{Agreement, Party, Signature, State, Terms, missing, store, usual_terms};
use crate::round::Round;
use crate::{place, placement};

/// The most characters of a name under an agreement.
const NAME: usize = 120;

/// An agreement as everybody reads it: its text, who signed and who did not.
#[derive(Clone, Template)]
#[template(path = "agreement/text.html")]
struct Text {
    t: T,
    agreement: Agreement,
    blocks: Vec<Block>,
    signatures: Vec<Signature>,
    missing: Vec<Party>,
}

impl askama::filters::HtmlSafe for Text {}

impl Text {
    async fn of(tx: &mut Tx, region_id: &str, t: &T, agreement: Agreement) -> evenkans_store::Result<Self> {
        let signatures = store::signatures(tx, region_id, agreement.id.as_str()).await?;
        Ok(Self {
            t: t.clone(),
            blocks: evenkans_paper::blocks(&agreement.body),
            missing: if agreement.is_open() { missing(&agreement, &signatures) } else { Vec::new() },
            signatures,
            agreement,
        })
    }

    /// Whether this party still has to sign.
    fn waits_for(&self, party: Party) -> bool {
        self.missing.contains(&party)
    }

    fn signed(&self, one: &Signature) -> String {
        let who = self.t.word("agreement", one.party.word());
        let args = [("party", who), ("name", one.name.clone()), ("moment", self.t.moment(one.signed_at))];
        self.t.args("agreement-signed-by", &args)
    }
}

/// The agreement as a PDF to keep; its name has the same characters of the text's hash as the foot of each page.
fn pdf(context: &Context, text: &Text) -> Result {
    let bytes = evenkans_paper::pdf(&paper(context, text)).map_err(Error::fault)?;
    attachment(&format!("overeenkomst-{}.pdf", short(&text.agreement.hash)), "application/pdf", bytes)
}

/// What is printed of an agreement, for the archive.
pub(crate) async fn paper_of(context: &Context, tx: &mut Tx, region_id: &str, agreement: Agreement) -> Result<Paper> {
    Ok(paper(context, &Text::of(tx, region_id, &context.t, agreement).await?))
}

/// The agreement with who signed under it; in its own language, whoever asks.
fn paper(context: &Context, text: &Text) -> Paper {
    let Agreement { title, lang, hash, state, .. } = &text.agreement;
    let t = context.site.texts.in_lang(*lang);
    let own = Text { t: t.clone(), ..text.clone() };
    let mut blocks = text.blocks.clone();
    blocks.push(Block::Heading(t.get("agreement-signatures")));
    if !text.agreement.ended_on.is_empty() {
        let args = [("day", t.day(&text.agreement.ended_on)), ("reason", text.agreement.ended_reason.clone())];
        blocks.push(Block::Paragraph(t.args("agreement-ended-on", &args)));
    } else if !text.missing.is_empty() || text.signatures.is_empty() {
        blocks.push(Block::Paragraph(t.word("agreement-state", state.word())));
    }
    let mut lines: Vec<String> = text.signatures.iter().map(|one| own.signed(one)).collect();
    let waits = |party: &Party| t.with("agreement-not-signed", "party", t.word("agreement", party.word()));
    lines.extend(text.missing.iter().map(waits));
    if !lines.is_empty() {
        blocks.push(Block::Items(lines));
    }
    blocks.push(Block::Paragraph(t.with("agreement-hash-is", "hash", hash)));
    let foot = t.with("agreement-foot", "hash", short(hash));
    Paper { title: title.clone(), lang: lang.word(), blocks, foot }
}

fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn own_name(context: &Context) -> String {
    context.signed_in().map(|me| me.account.name.clone()).unwrap_or_default()
}

fn base(context: &Context) -> Result<String> {
    Ok(format!("/r/{}/rondes/{}", context.region()?.slug, context.param("id")))
}

fn langs(t: &T) -> Vec<(String, String)> {
    Lang::ALL.iter().map(|one| (one.word().to_owned(), t.word("lang", one.word()))).collect()
}

/// What the place of this student's placement names.
async fn usual(tx: &mut Tx, round: &Round, student_id: &str, lang: Lang) -> evenkans_store::Result<Terms> {
    let placement = placement::live_of(tx, &round.region_id, student_id).await?;
    let placement = placement.ok_or(Error::refused("error-agreement-no-place"))?;
    let place = place::store::by_id(tx, &round.region_id, &placement.place_id).await?;
    Ok(usual_terms(round, &place, lang))
}
